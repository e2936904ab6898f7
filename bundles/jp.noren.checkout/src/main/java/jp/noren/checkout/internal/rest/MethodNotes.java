package jp.noren.checkout.internal.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.Shop;
import jp.noren.checkout.internal.domain.Tender;
import jp.noren.i18n.Messages;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a buyer should know of a method, before he presses the button and afterwards. */
@Component(service = MethodNotes.class)
public final class MethodNotes {
    private final Messages messages;
    private final Storefronts storefronts;

    @Activate
    public MethodNotes(@Reference Messages messages, @Reference Storefronts storefronts) {
        this.messages = messages;
        this.storefronts = storefronts;
    }

    List<String> before(Shop shop, String method, String language) {
        return switch (Tender.of(method)) {
            case CARD ->
                List.of(
                        note(language, "checkout.note-card-once", Map.of()),
                        note(language, "checkout.note-card-brands", Map.of("brands", brands(shop))),
                        statement(shop.storefront(), language),
                        note(language, "checkout.note-card-company", Map.of()));
            case BANK_TRANSFER ->
                List.of(
                        note(language, "checkout.note-transfer-prepaid", Map.of("days", shop.transferDueDays())),
                        note(language, "checkout.note-transfer-fee", Map.of()));
            case NP -> onAccount(language);
            case RENT -> List.of(note(language, "checkout.note-rent", Map.of()));
            case POINTS -> List.of(note(language, "checkout.note-points", Map.of()));
            case ATONE, OTHER -> List.of();
        };
    }

    List<String> after(Order order, String language) {
        LocalDate payBy = order.payment().payBy();
        return switch (order.payment().tender()) {
            case CARD ->
                List.of(
                        statement(order.owner().storefront(), language),
                        note(language, "checkout.note-card-once", Map.of()));
            case BANK_TRANSFER ->
                List.of(
                        note(language, "checkout.note-transfer-by", Map.of("date", payBy)),
                        note(language, "checkout.note-transfer-fee", Map.of()));
            case NP -> onAccount(language);
            case RENT -> List.of(note(language, "checkout.note-rent", Map.of()));
            case POINTS -> List.of(note(language, "checkout.note-points", Map.of()));
            case ATONE, OTHER -> List.of();
        };
    }

    /** Who bills, when, until when it is paid, and who bears the fee of the transfer (R122 to R128). */
    private List<String> onAccount(String language) {
        return List.of(
                note(language, "checkout.note-np-bill", Map.of()),
                note(language, "checkout.note-np-review", Map.of()),
                note(language, "checkout.note-transfer-fee", Map.of()));
    }

    /** The name that will stand on the card's statement (R135). */
    private String statement(String storefront, String language) {
        String descriptor = storefronts.get(storefront).statementDescriptor();
        return note(language, "checkout.note-card-statement", Map.of("descriptor", descriptor));
    }

    private static String brands(Shop shop) {
        return String.join(", ", new TreeSet<>(shop.cardBrands()));
    }

    private String note(String language, String code, Map<String, ?> args) {
        return messages.text(language, code, args);
    }
}
