import os

from django.core.wsgi import get_wsgi_application

from portal.encoding import Utf8Only

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
application = Utf8Only(get_wsgi_application())
