from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0027_plans_and_meetings")]

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
                ],
                max_length=8,
            ),
        ),
    ]
