"""What users say of themselves some days after a training; and further purposes of private links."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0032_lights")]

    operations = [
        migrations.AlterField(
            model_name="portallink",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("answer", "Answer a questionnaire"),
                    ("confirm", "Confirm requirements"),
                    ("changes", "See change requests and hand them in"),
                    ("feedback", "Say what works and what does not"),
                    ("ready", "Say whether the site is ready"),
                    ("attend", "Sign in to a training"),
                    ("exam", "Take an exam"),
                    ("rate", "Say how a training was"),
                    ("service", "Report a problem and say how it was solved"),
                    ("survey", "Say how satisfied you are"),
                    ("teach", "Log the sessions that you hold"),
                    ("consent", "Allow us to present your project, or take that back"),
                    ("usage", "Say how you get on after a training"),
                    ("plan", "Say how far your items of the plan are"),
                ],
                max_length=8,
            ),
        ),
    ]
