package jp.noren.billing.internal.app;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.HeldDeposit;
import jp.noren.i18n.Messages;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.notification.api.Mails;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells members what became of their charges and deposits, in the running transaction. */
@Component(service = ChargeMails.class)
public final class ChargeMails {
    private final Mails mails;
    private final Members members;
    private final Messages messages;
    private final SettlementPolicies policies;

    @Activate
    public ChargeMails(
            @Reference Mails mails,
            @Reference Members members,
            @Reference Messages messages,
            @Reference SettlementPolicies policies) {
        this.mails = mails;
        this.members = members;
        this.messages = messages;
        this.policies = policies;
    }

    /** @param next the day of the next try */
    void failed(Charge charge, String declined, LocalDate next) {
        MemberView member = members.get(charge.owner().member());
        Map<String, Object> args = args(charge, member);
        args.put("reason", reason(declined, member.language()));
        args.put("next_on", next);
        send(member, "billing.mail-charge-failed", args);
    }

    void unpaid(Charge charge) {
        MemberView member = members.get(charge.owner().member());
        send(member, "billing.mail-charge-unpaid", args(charge, member));
    }

    void paid(Charge charge) {
        MemberView member = members.get(charge.owner().member());
        send(member, "billing.mail-charge-paid", args(charge, member));
    }

    /** What the member pays at a company himself: he has to begin it. */
    void toConfirm(Charge charge) {
        MemberView member = members.get(charge.owner().member());
        send(member, "billing.mail-charge-confirm", args(charge, member));
    }

    void deposit(HeldDeposit deposit, String template) {
        MemberView member = members.get(deposit.member());
        Map<String, Object> args = new HashMap<>();
        args.put("shop", policies.storefront(deposit.storefront()).name());
        args.put("name", member.name());
        args.put("contract", deposit.contractNumber());
        args.put("amount", deposit.amount());
        send(member, template, args);
    }

    /** Why, in payment's words for buyers. */
    String reason(String declined, String language) {
        String word = declined == null
                ? "issuer-declined"
                : declined.toLowerCase(Locale.ROOT).replace('_', '-');
        return messages.text(language, "payment.declined-" + word, Map.of());
    }

    private Map<String, Object> args(Charge charge, MemberView member) {
        Map<String, Object> args = new HashMap<>();
        args.put("shop", policies.storefront(charge.owner().storefront()).name());
        args.put("name", member.name());
        args.put("contract", charge.owner().contractNumber());
        args.put("charge", charge.id());
        args.put("total", charge.sum().total());
        return args;
    }

    private void send(MemberView member, String template, Map<String, ?> args) {
        mails.send(new Mails.Mail(
                member.storefront(), member.id(), member.email(), member.language(), template, args, Map.of()));
    }
}
