package jp.noren.rental.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.i18n.Messages;
import jp.noren.kernel.Decision;
import jp.noren.rental.internal.app.ConsequenceJson;
import jp.noren.rental.internal.app.Foreseen;
import jp.noren.rental.internal.app.PreviewWish;
import jp.noren.rental.internal.domain.Application;

/** Applications and their previews over the wire. */
final class ApplicationWire {
    private ApplicationWire() {}

    /**
     * @param kind {@code new}, {@code additional}, {@code plan_change}, {@code cancellation}, {@code forced_end}
     * @param state {@code concluded}, {@code paying}, {@code refused}
     * @param newContract what a plan change has concluded
     * @param reason why it was refused, in the reader's language
     * @param consequences what happens, and has happened, with it
     */
    public record Shown(
            String id,
            String number,
            String kind,
            String state,
            Instant filedAt,
            LocalDate effectiveOn,
            String contract,
            String newContract,
            String reason,
            List<ConsequenceWire> consequences) {
        static Shown of(Application a, Messages messages, String language) {
            return new Shown(
                    a.id(),
                    a.number(),
                    a.kind().word(),
                    a.state().word(),
                    a.filedAt(),
                    a.effectiveOn(),
                    a.contract(),
                    a.newContract(),
                    a.reason() == null ? null : messages.text(language, a.reason(), Map.of()),
                    ConsequenceWire.of(ConsequenceJson.read(a.consequences()), messages, language));
        }
    }

    /** Why it would be refused. */
    public record Refusal(String code, String detail) {}

    /**
     * @param refusal why it would be refused; absent when it would not
     * @param effectiveOn when it would take effect
     * @param token what the filing needs
     */
    public record Preview(
            String kind,
            boolean allowed,
            Refusal refusal,
            LocalDate effectiveOn,
            List<ConsequenceWire> consequences,
            String token) {
        static Preview of(PreviewWish.Preview preview, Messages messages, String language) {
            Foreseen f = preview.foreseen();
            Refusal refusal = f.decision() instanceof Decision.Rejected no
                    ? new Refusal(no.code(), messages.text(language, no.code(), no.args()))
                    : null;
            return new Preview(
                    f.kind().word(),
                    refusal == null,
                    refusal,
                    f.effectiveOn().orElse(null),
                    ConsequenceWire.of(f.consequences(), messages, language),
                    preview.token());
        }
    }

    /** The answer to a filing of what is not true any more: a problem with the new consequences and their token (RFC 9457). */
    public record Changed(
            String type,
            String title,
            int status,
            String detail,
            String code,
            String requestId,
            LocalDate effectiveOn,
            List<ConsequenceWire> consequences,
            String token) {}
}
