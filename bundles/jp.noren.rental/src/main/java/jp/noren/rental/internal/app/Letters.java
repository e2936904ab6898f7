package jp.noren.rental.internal.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.noren.i18n.Messages;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.notification.api.Mails;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Consequence;
import jp.noren.rental.internal.domain.Contract;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mails of every step in the member's language, with number, day and consequences; in the running transaction (R087). */
@Component(service = Letters.class)
public final class Letters {
    private final Members members;
    private final Mails mails;
    private final Messages messages;
    private final Shops shops;
    private final DeviceStock devices;

    @Activate
    public Letters(
            @Reference Members members,
            @Reference Mails mails,
            @Reference Messages messages,
            @Reference Shops shops,
            @Reference DeviceStock devices) {
        this.members = members;
        this.mails = mails;
        this.messages = messages;
        this.shops = shops;
        this.devices = devices;
    }

    /** What was filed, as it was accepted or refused. */
    void filed(Application application, Contract contract, Contract next) {
        if (application.state() == Application.State.CONCLUDED) {
            // With the first of these a company gets its login and first password (R093, R095).
            members.orderCompleted(
                    contract.owner().storefront(), contract.owner().member());
        }
        members.find(contract.owner().member()).ifPresent(member -> {
            Map<String, Object> args = about(member, contract);
            args.put("application", application.number());
            args.put("filed_at", application.filedAt());
            args.put("effective_on", application.effectiveOn());
            args.put("new_number", next == null ? contract.number() : next.number());
            args.put("return_address", shops.returnAddress(contract.owner().storefront(), application.filedAt()));
            args.put("consequences", lines(member.language(), ConsequenceJson.read(application.consequences())));
            args.put("reason", reason(member.language(), application.reason()));
            send(member, template(application), args);
        });
    }

    /** A step of a contract that nobody has to file for: {@code ended}, {@code prepaid-ends}. */
    void step(String step, Contract contract, Map<String, Object> more) {
        members.find(contract.owner().member()).ifPresent(member -> {
            Map<String, Object> args = about(member, contract);
            args.putAll(more);
            send(member, "rental.mail-" + step, args);
        });
    }

    private Map<String, Object> about(MemberView member, Contract contract) {
        Map<String, Object> args = new HashMap<>();
        args.put("shop", shops.name(contract.owner().storefront()));
        args.put("name", member.name());
        args.put("number", contract.number());
        args.put("device", devices.of(contract.id()).map(Letters::called).orElse("-"));
        return args;
    }

    private static String called(DeviceStock.Device device) {
        return device.model() + " (" + device.serial() + ")";
    }

    private String lines(String language, List<Consequence> consequences) {
        return consequences.stream()
                .map(one -> "- " + messages.text(language, one.code(), one.args()))
                .collect(Collectors.joining("\n"));
    }

    private String reason(String language, String code) {
        return code == null ? "" : messages.text(language, code, Map.of());
    }

    private static String template(Application application) {
        if (application.state() == Application.State.REFUSED) {
            return "rental.mail-refused";
        }
        return switch (application.kind()) {
            case NEW, ADDITIONAL -> "rental.mail-concluded";
            case PLAN_CHANGE -> "rental.mail-plan-change";
            case CANCELLATION -> "rental.mail-cancellation";
            case FORCED_END -> "rental.mail-forced-end";
        };
    }

    private void send(MemberView member, String template, Map<String, Object> args) {
        mails.send(new Mails.Mail(
                member.storefront(), member.id(), member.email(), member.language(), template, args, Map.of()));
    }
}
