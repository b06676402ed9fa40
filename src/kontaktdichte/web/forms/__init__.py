"""What people type: checked at the field, with one clear sentence, and never lost."""
