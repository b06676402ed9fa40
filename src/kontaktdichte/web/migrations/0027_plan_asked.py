"""When the Jobcenter was asked to agree to a version of a perspective plan."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0026_withdrawn"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="plan",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="plan",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="plan",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="plan",
            name="asked_on",
            field=models.DateField(
                blank=True, db_comment="personal: social; retention: client_file", null=True, verbose_name="asked on"
            ),
        ),
        migrations.AddField(
            model_name="planevent",
            name="asked_on",
            field=models.DateField(
                blank=True, db_comment="personal: social; retention: client_file", null=True, verbose_name="asked on"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_planevent" ("asked_on", "author", "goals", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "sharing_id", "version") VALUES (NEW."asked_on", NEW."author", NEW."goals", NEW."id", NEW."on", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'insert\', NEW."sharing_id", NEW."version"); RETURN NULL;',
                    hash="a8e8c0a95cdb12061c4b13f0c4dfb57cb68c29ae",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e8eb7",
                    table="web_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_planevent" ("asked_on", "author", "goals", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "sharing_id", "version") VALUES (NEW."asked_on", NEW."author", NEW."goals", NEW."id", NEW."on", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'update\', NEW."sharing_id", NEW."version"); RETURN NULL;',
                    hash="de03d0929ca860b49b1b280c30d977cb85f251c6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f1650",
                    table="web_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_planevent" ("asked_on", "author", "goals", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "sharing_id", "version") VALUES (OLD."asked_on", OLD."author", OLD."goals", OLD."id", OLD."on", OLD."organisation_id", OLD."partner", OLD."person_id", NOW(), \'delete\', OLD."sharing_id", OLD."version"); RETURN NULL;',
                    hash="31f59dcdbb865589fb69ef279cc9ca2fc1949280",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_40932",
                    table="web_plan",
                    when="AFTER",
                ),
            ),
        ),
    ]
