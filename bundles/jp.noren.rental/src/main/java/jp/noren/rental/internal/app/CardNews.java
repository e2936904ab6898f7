package jp.noren.rental.internal.app;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.notification.api.Mails;
import jp.noren.rental.internal.domain.CardFace;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records what became of a change of payment, the refused ones too, and tells the member. Never a token. */
@Component(service = CardNews.class)
public final class CardNews {
    private static final String NOT_TOLD = "****";

    private final AuditTrail audit;
    private final Mails mails;
    private final Members members;
    private final Storefronts storefronts;
    private final PaymentPolicy policy;

    @Activate
    public CardNews(
            @Reference AuditTrail audit,
            @Reference Mails mails,
            @Reference Members members,
            @Reference Storefronts storefronts,
            @Reference PaymentPolicy policy) {
        this.audit = audit;
        this.mails = mails;
        this.members = members;
        this.storefronts = storefronts;
        this.policy = policy;
    }

    LocalDate firstSettlement(String storefront, LocalDate day) {
        return policy.nextSettlement(storefront, day);
    }

    /** R031. */
    void refused(ChangePayment.Command command, String code) {
        record(command, "payment-change-refused", command.caller().id(), Map.of("code", code));
    }

    void failed(ChangePayment.Command command, String customerRef, String why) {
        record(command, "payment-change-failed", customerRef, Map.of("why", why));
    }

    void changed(
            ChangePayment.Command command, String customerRef, List<String> before, ChangePayment.Changed changed) {
        record(
                command,
                "payment-changed",
                customerRef,
                Map.of(
                        "before", String.join(",", before),
                        "contracts", String.join(",", changed.contracts()),
                        "last4", last4(changed.card())));
        MemberView member = members.get(command.caller().id());
        Map<String, Object> args = args(member, changed.card());
        args.put("contracts", String.join(", ", changed.contracts()));
        args.put("settlement", changed.firstSettlement());
        send(member, "rental.mail-card-changed", args);
    }

    /** R024. */
    void expiring(CardBook.Kept card) {
        MemberView member = members.get(card.member());
        Map<String, Object> args = args(member, card.face());
        args.put("expires", card.face().expires());
        audit.record(
                Caller.system("rental"),
                card.storefront(),
                "rental.card-expiring",
                card.customerRef(),
                Map.of("expires", card.face().expires().toString()));
        send(member, "rental.mail-card-expiring", args);
    }

    private void record(ChangePayment.Command command, String act, String object, Map<String, ?> details) {
        Map<String, Object> all = new HashMap<>(details);
        all.put("method", String.valueOf(command.method()));
        all.put("legacy", command.page().legacy());
        audit.record(command.caller(), command.caller().storefront(), "rental." + act, object, all);
    }

    private Map<String, Object> args(MemberView member, CardFace face) {
        Map<String, Object> args = new HashMap<>();
        args.put("shop", storefronts.get(member.storefront()).name());
        args.put("name", member.name());
        args.put("brand", face.brand() == null ? "" : face.brand());
        args.put("last_four", last4(face));
        return args;
    }

    private static String last4(CardFace face) {
        return face.last4() == null ? NOT_TOLD : face.last4();
    }

    private void send(MemberView member, String template, Map<String, ?> args) {
        mails.send(new Mails.Mail(
                member.storefront(), member.id(), member.email(), member.language(), template, args, Map.of()));
    }
}
