package jp.noren.inquiry.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.noren.inquiry.internal.app.Categories;
import jp.noren.inquiry.internal.app.FileInquiry;
import jp.noren.inquiry.internal.domain.InquiryForm;
import jp.noren.inquiry.internal.domain.Ticket;
import jp.noren.inquiry.internal.domain.TicketState;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.rest.Request;

/** Inquiries over the wire. */
final class InquiryWire {
    private InquiryWire() {}

    /** @param categoryName in the reader's language */
    public record Shown(
            String id,
            String number,
            String storefront,
            String member,
            String category,
            String categoryName,
            String orderNumber,
            String text,
            Instant receivedAt,
            String state,
            Instant changedAt) {
        static Shown of(Ticket t, Categories categories, String language) {
            return new Shown(
                    t.id(),
                    t.number(),
                    t.storefront(),
                    t.member(),
                    t.category(),
                    categories.name(t.category(), language),
                    t.orderNumber(),
                    t.text(),
                    t.receivedAt(),
                    t.state().word(),
                    t.changedAt());
        }
    }

    public record New(String category, String orderNumber, String text) {
        FileInquiry.Command command(Request request) {
            return new FileInquiry.Command(
                    request.caller(),
                    request.idempotencyKey().orElseThrow(),
                    new InquiryForm(category, orderNumber, text));
        }
    }

    /** @param state {@code answered} or {@code closed} */
    public record Step(String state) {
        TicketState next() {
            TicketState known = InquiryWire.state(state);
            if (known == null) {
                throw RefusedException.invalid(List.of(FieldError.of("/state", "inquiry.state-unknown")));
            }
            return known;
        }
    }

    /** @throws RefusedException INVALID {@code inquiry.state-unknown}; null for null */
    static TicketState state(String text) {
        return text == null
                ? null
                : Stream.of(TicketState.values())
                        .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(
                                () -> new RefusedException(RefusedException.Kind.INVALID, "inquiry.state-unknown"));
    }

    public record Category(String id, String name, boolean needsOrderNumber) {}

    public record CategoryList(String object, List<Category> data, String url) {}
}
