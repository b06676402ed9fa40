"""Lists that members keep; names sorted and found whatever their accents; what lists are narrowed by."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import kontaktdichte.web.models.base
from kontaktdichte.web.rls import Refer, Secure


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0009_members"),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedList",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_comment="personal: none; retention: evidence",
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        db_comment="personal: staff; retention: account", max_length=80, verbose_name="name of the list"
                    ),
                ),
                ("query", models.CharField(db_comment="personal: identifying; retention: account", max_length=600)),
                ("saved_at", models.DateTimeField(auto_now_add=True, db_comment="personal: staff; retention: account")),
                (
                    "deleted_at",
                    models.DateTimeField(blank=True, db_comment="personal: staff; retention: account", null=True),
                ),
            ],
        ),
        migrations.AddField(
            model_name="person",
            name="search_key",
            field=models.GeneratedField(
                db_comment="personal: identifying; retention: client_file",
                db_persist=True,
                expression=models.Func(
                    models.Func(
                        models.Func(
                            models.Func(
                                models.Func(
                                    django.db.models.functions.text.Lower(
                                        django.db.models.functions.text.Concat(
                                            models.F("family_name"),
                                            models.Value(" "),
                                            models.F("given_name"),
                                            models.Value(" "),
                                            models.F("number"),
                                        )
                                    ),
                                    models.Value(
                                        "äöüáàâãåăąéèêëěęíìîïıóòôõőøúùûůűýÿçćčñńňřśšşșťțžźżłđğÄÖÜÁÀÂÃÅĂĄÉÈÊËĚĘÍÌÎÏIÓÒÔÕŐØÚÙÛŮŰÝŸÇĆČÑŃŇŘŚŠŞȘŤȚŽŹŻŁĐĞ"
                                    ),
                                    models.Value(
                                        "aouaaaaaaaeeeeeeiiiiioooooouuuuuyycccnnnrssssttzzzldgaouaaaaaaaeeeeeeiiiiioooooouuuuuyycccnnnrssssttzzzldg"
                                    ),
                                    function="translate",
                                    output_field=models.TextField(),
                                ),
                                models.Value("ß"),
                                models.Value("ss"),
                                function="replace",
                                output_field=models.TextField(),
                            ),
                            models.Value("ae"),
                            models.Value("a"),
                            function="replace",
                            output_field=models.TextField(),
                        ),
                        models.Value("oe"),
                        models.Value("o"),
                        function="replace",
                        output_field=models.TextField(),
                    ),
                    models.Value("ue"),
                    models.Value("u"),
                    function="replace",
                    output_field=models.TextField(),
                ),
                output_field=models.TextField(),
            ),
        ),
        migrations.AlterField(
            model_name="computed",
            name="person",
            field=kontaktdichte.web.models.base.Within(
                db_comment="personal: social; retention: derived",
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="computed",
                to="web.person",
            ),
        ),
        migrations.RemoveIndex(model_name="person", name="person_sorted"),
        migrations.RemoveField(model_name="person", name="sort_key"),
        migrations.AddField(
            model_name="person",
            name="sort_key",
            field=models.GeneratedField(
                db_comment="personal: identifying; retention: client_file",
                db_persist=True,
                expression=models.Func(
                    models.Func(
                        django.db.models.functions.text.Lower(
                            django.db.models.functions.text.Concat(
                                models.F("family_name"),
                                models.Value(" "),
                                models.F("given_name"),
                                models.Value(" "),
                                models.F("number"),
                            )
                        ),
                        models.Value(
                            "äöüáàâãåăąéèêëěęíìîïıóòôõőøúùûůűýÿçćčñńňřśšşșťțžźżłđğÄÖÜÁÀÂÃÅĂĄÉÈÊËĚĘÍÌÎÏIÓÒÔÕŐØÚÙÛŮŰÝŸÇĆČÑŃŇŘŚŠŞȘŤȚŽŹŻŁĐĞ"
                        ),
                        models.Value(
                            "aouaaaaaaaeeeeeeiiiiioooooouuuuuyycccnnnrssssttzzzldgaouaaaaaaaeeeeeeiiiiioooooouuuuuyycccnnnrssssttzzzldg"
                        ),
                        function="translate",
                        output_field=models.TextField(),
                    ),
                    models.Value("ß"),
                    models.Value("ss"),
                    function="replace",
                    output_field=models.TextField(),
                ),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["organisation", "sort_key"], name="person_sorted"),
        ),
        migrations.AddIndex(
            model_name="dutystate",
            index=models.Index(
                condition=models.Q(("actionable", True)), fields=["organisation", "rule"], name="duty_rule"
            ),
        ),
        migrations.AddIndex(
            model_name="dutystate",
            index=models.Index(
                condition=models.Q(("verdict__in", ("missed", "missed_with_reason", "not_judged"))),
                fields=["organisation", "verdict", "hard"],
                name="duty_unmet",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["organisation", "unit"], name="person_unit"),
        ),
        migrations.AddField(
            model_name="savedlist",
            name="member",
            field=kontaktdichte.web.models.base.Within(
                db_comment="personal: staff; retention: account",
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.membership",
            ),
        ),
        migrations.AddField(
            model_name="savedlist",
            name="organisation",
            field=models.ForeignKey(
                db_comment="personal: none; retention: evidence",
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedlist",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=("organisation", "member", "name"),
                name="saved_list_name",
            ),
        ),
        Refer("web_savedlist", "member_id", "web_membership", "NO ACTION"),
        Secure("web_savedlist", "SELECT, INSERT, UPDATE"),
    ]
