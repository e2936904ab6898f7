package jp.noren.checkout.internal.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.noren.checkout.internal.domain.DeskHours;
import jp.noren.kernel.LocalizedText;
import jp.noren.storefront.api.Storefronts;
import jp.noren.time.BusinessCalendar;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whom to ask about an order: the window of its method of payment, as the storefront's policy {@code contacts} names it (R149 to R152). A window with a
 * calendar has hours; the others are forms and addresses, which are always open.
 */
@Component(service = ContactDesks.class)
public final class ContactDesks {

    /** @param hours empty for a window without hours */
    public record Desk(LocalizedText name, String phone, String mail, String form, Optional<Hours> hours) {}

    /** @param next when it opens next; empty while it is open */
    public record Hours(DeskHours hours, boolean open, Optional<Instant> next) {}

    private final Clock clock;
    private final Storefronts storefronts;
    private final BusinessCalendar calendar;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public ContactDesks(
            @Reference Clock clock, @Reference Storefronts storefronts, @Reference BusinessCalendar calendar) {
        this.clock = clock;
        this.storefronts = storefronts;
        this.calendar = calendar;
    }

    public Optional<Desk> find(String storefront, String method) {
        Instant now = clock.instant();
        return storefronts
                .policies(storefront, Japan.day(now))
                .text("contacts")
                .map(this::parse)
                .flatMap(contacts -> of(contacts, method))
                .map(contact -> desk(contact, now));
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("policy contacts is no JSON", e);
        }
    }

    private static Optional<JsonNode> of(JsonNode contacts, String method) {
        for (JsonNode contact : contacts) {
            if (method.equals(contact.path("forPayment").asText())) {
                return Optional.of(contact);
            }
        }
        return Optional.empty();
    }

    private Desk desk(JsonNode contact, Instant now) {
        return new Desk(
                name(contact.path("name")),
                text(contact, "phone"),
                text(contact, "mail"),
                text(contact, "form"),
                contact.hasNonNull("calendar") ? hours(Japan.time(now)) : Optional.empty());
    }

    private static LocalizedText name(JsonNode name) {
        Map<String, String> texts = new TreeMap<>();
        name.properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
        return new LocalizedText(texts);
    }

    private static String text(JsonNode contact, String field) {
        return contact.hasNonNull(field) ? contact.get(field).asText() : null;
    }

    /** Nothing is said of the hours where nobody knows the holidays of the year yet. */
    private Optional<Hours> hours(LocalDateTime now) {
        DeskHours usual = DeskHours.USUAL;
        try {
            boolean open = usual.isOpen(now, calendar::isBusinessDay);
            Optional<Instant> next = open
                    ? Optional.empty()
                    : Optional.of(Japan.instant(usual.nextOpening(now, calendar::isBusinessDay)));
            return Optional.of(new Hours(usual, open, next));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
