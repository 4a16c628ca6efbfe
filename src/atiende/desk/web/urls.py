from django.urls import URLPattern, URLResolver, path

from atiende.desk.web.screens import (
    customers,
    customers_consents,
    customers_data,
    customers_duplicates,
    customers_history,
    customers_merge,
    customers_notes,
    customers_one,
    customers_profile,
    notification_devices,
    notification_settings,
    notifications,
    presence,
)
from atiende.desk.web.screens.home import home
from atiende.desk.web.screens.palette import palette
from atiende.desk.web.screens.products import products
from atiende.desk.web.screens.search import search
from atiende.desk.web.screens.search_box import complete, forget, remember
from atiende.desk.web.screens.ticket_about import product_options
from atiende.desk.web.screens.ui_kit import ui_kit
from atiende.desk.web.urls_tasks import TASKS
from atiende.desk.web.urls_tickets import TICKETS
from atiende.desk.web.urls_views import VIEWS

_CUSTOMERS: list[URLPattern | URLResolver] = [
    path("customers/", customers.customers, name="customers"),
    path("customers/new/", customers.new_customer, name="new_customer"),
    path("customers/duplicates/", customers_duplicates.duplicates, name="duplicates"),
    path("customers/duplicates/decide", customers_duplicates.duplicates_decide, name="duplicates_decide"),
    path("customers/duplicates/search", customers_duplicates.duplicates_search, name="duplicates_search"),
    path("customers/<int:customer_id>/", customers_one.customer, name="customer"),
    path("customers/<int:customer_id>/edit/", customers_one.edit, name="customer_edit"),
    path("customers/<int:customer_id>/profile/", customers_profile.profile, name="customer_profile"),
    path("customers/<int:customer_id>/history/", customers_history.history, name="customer_history"),
    path("customers/<int:customer_id>/notes", customers_notes.note_add, name="customer_note"),
    path(
        "customers/<int:customer_id>/notes/<int:note_id>/pin",
        customers_notes.note_pin,
        name="customer_note_pin",
    ),
    path(
        "customers/<int:customer_id>/notes/<int:note_id>/delete",
        customers_notes.note_delete,
        name="customer_note_delete",
    ),
    path("customers/<int:customer_id>/consents/", customers_consents.consents, name="customer_consents"),
    path("customers/<int:customer_id>/consents/give", customers_consents.consent_give, name="consent_give"),
    path(
        "customers/<int:customer_id>/consents/<int:consent_id>/withdraw",
        customers_consents.consent_withdraw,
        name="consent_withdraw",
    ),
    path("customers/<int:customer_id>/identifiers/", customers_one.identifier_add, name="identifier_add"),
    path(
        "customers/<int:customer_id>/identifiers/<int:identifier_id>/verify",
        customers_one.identifier_verify,
        name="identifier_verify",
    ),
    path(
        "customers/<int:customer_id>/identifiers/<int:identifier_id>/remove",
        customers_one.identifier_remove,
        name="identifier_remove",
    ),
    path(
        "customers/<int:customer_id>/identifiers/<int:identifier_id>/works",
        customers_one.identifier_works,
        name="identifier_works",
    ),
    path("customers/<int:customer_id>/join/", customers_merge.merge, name="customer_merge"),
    path("customers/<int:customer_id>/join/now", customers_merge.merge_with, name="customer_merge_with"),
    path("customers/<int:customer_id>/separate", customers_merge.unmerge, name="customer_unmerge"),
    path("customers/<int:customer_id>/data/", customers_data.data, name="customer_data"),
    path("customers/<int:customer_id>/data/export", customers_data.export, name="customer_export"),
    path("customers/exports/<int:export_id>/download", customers_data.download, name="export_download"),
]

_NOTIFICATIONS: list[URLPattern | URLResolver] = [
    path("notifications/", notifications.notifications, name="notifications"),
    path("notifications/count", notifications.count, name="notification_count"),
    path("notifications/read", notifications.read_all, name="notifications_read"),
    path("notifications/<int:notification_id>/", notifications.go, name="notification"),
    path("notifications/settings/", notification_settings.ways, name="notification_settings"),
    path("notifications/settings/key", notification_devices.key, name="push_key"),
    path("notifications/settings/devices", notification_devices.add, name="push_device"),
    path(
        "notifications/settings/devices/<int:device_id>/remove",
        notification_devices.remove,
        name="push_device_remove",
    ),
    path("notifications/settings/quiet", notification_settings.quiet, name="notification_quiet"),
]

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("search/complete", complete, name="search_complete"),
    path("search/remember", remember, name="search_remember"),
    path("search/forget", forget, name="search_forget"),
    path("palette", palette, name="palette"),
    path("products/", products, name="products"),
    path("products/options", product_options, name="product_options"),
    path("presence/", presence.presence, name="presence"),
    path("presence/active", presence.active, name="active"),
    path("colleagues/", presence.colleagues, name="colleagues"),
    path("ui-kit/", ui_kit, name="ui_kit"),
    *_CUSTOMERS,
    *TASKS,
    *_NOTIFICATIONS,
    *VIEWS,
    *TICKETS,
]
