from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0026_key_users")]

    operations = [
        migrations.AddField(
            model_name="outbox",
            name="sealed_calendar",
            field=models.BinaryField(default=b""),
        ),
        migrations.AlterField(
            model_name="portallink",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("answer", "Answer a questionnaire"),
                    ("confirm", "Confirm requirements"),
                    ("changes", "See change requests"),
                    ("feedback", "Say what works and what does not"),
                    ("ready", "Say whether the site is ready"),
                ],
                max_length=8,
            ),
        ),
    ]
