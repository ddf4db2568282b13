from django.db import migrations, models


class Migration(migrations.Migration):
    """Files are found by their hash."""

    dependencies = [("lifecycle", "0011_sealing")]

    operations = [
        migrations.AddIndex("documentversion", models.Index(fields=["pdf_sha256"], name="version_pdf_sha256")),
        migrations.AddIndex(
            "documentversion", models.Index(fields=["rendered_sha256"], name="version_rendered_sha256")
        ),
        migrations.AddIndex("documentversion", models.Index(fields=["data_sha256"], name="version_data_sha256")),
        migrations.AddIndex("signedrevision", models.Index(fields=["sha256"], name="revision_sha256")),
        migrations.AddIndex("completion", models.Index(fields=["pdf_sha256"], name="completion_pdf_sha256")),
        migrations.AddIndex("papercopy", models.Index(fields=["pdf_sha256"], name="paper_pdf_sha256")),
    ]
