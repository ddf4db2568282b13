import django.db.models.expressions
import django.db.models.functions.math
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aftersales", "0011_tips"),
        ("lifecycle", "0035_answers_on_paper"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="paymentmilestone",
            name="milestone_never_over",
        ),
        migrations.RemoveConstraint(
            model_name="paymentmilestone",
            name="milestone_open_or_closed",
        ),
        migrations.AddConstraint(
            model_name="paymentmilestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "amount__gte",
                        django.db.models.functions.math.Round(
                            django.db.models.expressions.CombinedExpression(
                                models.F("received_amount"), "+", models.F("waived_amount")
                            ),
                            precision=2,
                        ),
                    )
                ),
                name="milestone_never_over",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentmilestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "not_due"),
                    models.Q(
                        (
                            "amount",
                            django.db.models.functions.math.Round(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("received_amount"), "+", models.F("waived_amount")
                                ),
                                precision=2,
                            ),
                        ),
                        ("state__in", ("received", "waived")),
                    ),
                    models.Q(
                        ("state__in", ("triggered", "requested", "invoiced", "partly")),
                        models.Q(
                            (
                                "amount__gt",
                                django.db.models.functions.math.Round(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("received_amount"), "+", models.F("waived_amount")
                                    ),
                                    precision=2,
                                ),
                            ),
                            ("amount", 0),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="milestone_open_or_closed",
            ),
        ),
    ]
