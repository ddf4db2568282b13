import django.db.models.deletion
from django.db import migrations, models

import lifecycle.fields
import lifecycle.models.settings


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0018_communications")]

    operations = [
        migrations.CreateModel(
            name="StandardResponsibility",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                (
                    "stage",
                    models.CharField(
                        choices=[("presales", "Pre-sales"), ("delivery", "Delivery"), ("aftersales", "After-sales")],
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                ("task", models.CharField(max_length=160, verbose_name="task")),
                ("task_en", models.CharField(blank=True, max_length=160, verbose_name="task in English")),
                (
                    "side",
                    models.CharField(
                        choices=[("vendor", "We"), ("customer", "The customer"), ("both", "Both sides")],
                        default="vendor",
                        max_length=8,
                        verbose_name="side that does it",
                    ),
                ),
                ("letters", models.JSONField(blank=True, default=dict, verbose_name="who has which part")),
            ],
            options={
                "verbose_name": "task in the table of responsibilities",
                "verbose_name_plural": "table of responsibilities",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="project",
            name="escalation_route",
            field=models.TextField(blank=True, verbose_name="who is asked when something is stuck"),
        ),
        migrations.AddField(
            model_name="projectmember",
            name="skills_wanted",
            field=models.CharField(blank=True, max_length=200, verbose_name="skills wanted"),
        ),
        migrations.AddField(
            model_name="risk",
            name="internal",
            field=models.BooleanField(default=False, verbose_name="stays with us: the customer is not told"),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="acceptance_roles",
            field=lifecycle.fields.ChoiceListField(
                blank=True,
                choices=[
                    ("expert", "Customer's expert"),
                    ("owner", "Customer's project owner"),
                    ("IM", "Implementation manager"),
                    ("BM", "Commercial manager"),
                    ("PM", "Project manager"),
                ],
                default=lifecycle.models.settings._panel,
                verbose_name="who must be on the panel of an acceptance",
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="trial_run_in",
            field=models.CharField(
                choices=[
                    ("both", "Delivery and after-sales"),
                    ("delivery", "Delivery alone"),
                    ("aftersales", "After-sales alone"),
                ],
                default="both",
                max_length=10,
                verbose_name="stage of the trial run",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="certificates",
            field=models.TextField(blank=True, verbose_name="certificates"),
        ),
        migrations.AddField(
            model_name="user",
            name="certificates_en",
            field=models.TextField(blank=True, verbose_name="certificates in English"),
        ),
        migrations.AddField(
            model_name="user",
            name="former_projects",
            field=models.TextField(blank=True, verbose_name="former projects"),
        ),
        migrations.AddField(
            model_name="user",
            name="former_projects_en",
            field=models.TextField(blank=True, verbose_name="former projects in English"),
        ),
        migrations.AlterField(
            model_name="contact",
            name="kinds",
            field=lifecycle.fields.ChoiceListField(
                blank=True,
                choices=[
                    ("owner", "Project owner"),
                    ("sponsor", "Sponsor"),
                    ("executive", "Executive"),
                    ("signatory", "Signatory"),
                    ("change-contact", "Single contact for changes"),
                    ("expert", "Expert"),
                    ("it-rd", "IT or R&D"),
                    ("key-user", "Key user"),
                    ("end-user", "End user"),
                    ("finance", "Finance"),
                    ("rollout-lead", "Rollout lead"),
                    ("process-owner", "Owner of a business process"),
                ],
                default=list,
                verbose_name="kinds",
            ),
        ),
        migrations.AlterField(
            model_name="projectcontact",
            name="role",
            field=models.CharField(
                choices=[
                    ("owner", "Project owner"),
                    ("sponsor", "Sponsor"),
                    ("executive", "Executive"),
                    ("signatory", "Signatory"),
                    ("change-contact", "Single contact for changes"),
                    ("expert", "Expert"),
                    ("it-rd", "IT or R&D"),
                    ("key-user", "Key user"),
                    ("end-user", "End user"),
                    ("finance", "Finance"),
                    ("rollout-lead", "Rollout lead"),
                    ("process-owner", "Owner of a business process"),
                ],
                max_length=20,
                verbose_name="part in the project",
            ),
        ),
        migrations.CreateModel(
            name="Responsibility",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                (
                    "stage",
                    models.CharField(
                        choices=[("presales", "Pre-sales"), ("delivery", "Delivery"), ("aftersales", "After-sales")],
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                ("task", models.CharField(max_length=160, verbose_name="task")),
                ("task_en", models.CharField(blank=True, max_length=160, verbose_name="task in English")),
                (
                    "side",
                    models.CharField(
                        choices=[("vendor", "We"), ("customer", "The customer"), ("both", "Both sides")],
                        default="vendor",
                        max_length=8,
                        verbose_name="side that does it",
                    ),
                ),
                ("letters", models.JSONField(blank=True, default=dict, verbose_name="who has which part")),
                ("acknowledged_on", models.DateField(blank=True, null=True, verbose_name="acknowledged on")),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="acknowledged by",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
                        to="lifecycle.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "task in the table of responsibilities",
                "verbose_name_plural": "table of responsibilities",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_by__isnull", True), ("acknowledged_on__isnull", True)),
                            models.Q(("acknowledged_by__isnull", False), ("acknowledged_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="responsibility_acknowledged",
                    )
                ],
            },
        ),
    ]
