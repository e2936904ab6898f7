package jp.noren.support.internal.app;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.notification.api.Mails;
import jp.noren.rental.api.ContractView;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import jp.noren.support.internal.domain.Application;
import jp.noren.support.internal.domain.Claim;
import jp.noren.support.internal.domain.Filing;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the member by mail what was filed and what comes of it; in the running transaction. A key code is never in a mail. */
@Component(service = SupportMails.class)
public final class SupportMails {
    private final Mails mails;
    private final Members members;
    private final Storefronts storefronts;
    private final Plans plans;
    private final Foresee foresee;

    @Activate
    public SupportMails(
            @Reference Mails mails,
            @Reference Members members,
            @Reference Storefronts storefronts,
            @Reference Plans plans,
            @Reference Foresee foresee) {
        this.mails = mails;
        this.members = members;
        this.storefronts = storefronts;
        this.plans = plans;
        this.foresee = foresee;
    }

    void filed(ContractView contract, Application application, Filing filing) {
        MemberView member = members.get(contract.member());
        Map<String, Object> args = args(contract, member);
        args.put("application", application.number());
        args.put("filed_at", application.filedAt());
        args.put("effective_on", application.effectiveOn());
        args.put("end", filing.lastDay());
        args.put("consequences", foresee.lines(contract.storefront(), filing, member.language()));
        put(args, contract, "before", application.before(), filing.lastDay());
        put(args, contract, "after", application.after(), application.effectiveOn());
        String template =
                switch (application.operation()) {
                    case CHANGE -> "support.mail-change-filed";
                    case RELEASE -> "support.mail-release-filed";
                    case JOIN -> "support.mail-join-filed";
                };
        send(member, template, args);
    }

    private void put(Map<String, Object> args, ContractView contract, String name, String plan, LocalDate day) {
        if (plan != null) {
            args.put(name, plans.name(contract.storefront(), plan, day));
        }
    }

    /** Support ends with its contract (R052). */
    void ending(ContractView contract, String plan, LocalDate end) {
        MemberView member = members.get(contract.member());
        Map<String, Object> args = args(contract, member);
        args.put("end", end);
        put(args, contract, "plan", plan, end);
        send(member, "support.mail-ending", args);
    }

    /** What was filed does not begin any more (R052). */
    void dropped(ContractView contract, String plan, LocalDate from, LocalDate end) {
        MemberView member = members.get(contract.member());
        Map<String, Object> args = args(contract, member);
        args.put("from", from);
        args.put("end", end);
        put(args, contract, "plan", plan, from);
        send(member, "support.mail-dropped", args);
    }

    /** The key code can be looked at, or is late (R054, R056). */
    void key(ContractView contract, boolean ready) {
        MemberView member = members.get(contract.member());
        send(member, ready ? "support.mail-key-ready" : "support.mail-key-pending", args(contract, member));
    }

    /** The operator's alarm (R056). */
    void poolEmpty(ContractView contract, String to) {
        Storefront shop = storefronts.get(contract.storefront());
        mails.send(new Mails.Mail(
                shop.id(),
                null,
                to,
                shop.languages().get(0),
                "support.mail-pool-empty",
                Map.of("shop", shop.name(), "contract", contract.number()),
                Map.of()));
    }

    void claim(ContractView contract, Claim claim, String template, Map<String, Object> more) {
        MemberView member = members.get(contract.member());
        Map<String, Object> args = args(contract, member);
        args.putAll(more);
        args.put("claim", claim.number());
        args.put("incident_at", claim.incidentAt());
        send(member, template, args);
    }

    String language(String member) {
        return members.get(member).language();
    }

    private Map<String, Object> args(ContractView contract, MemberView member) {
        Map<String, Object> args = new HashMap<>();
        args.put("shop", storefronts.get(contract.storefront()).name());
        args.put("name", member.name());
        args.put("contract", contract.number());
        return args;
    }

    private void send(MemberView member, String template, Map<String, Object> args) {
        mails.send(new Mails.Mail(
                member.storefront(), member.id(), member.email(), member.language(), template, args, Map.of()));
    }
}
