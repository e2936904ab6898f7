package jp.noren.member.internal.app;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import jp.noren.member.internal.domain.Member;
import jp.noren.notification.api.Mails;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The mails to members, asked for in the running transaction. */
@Component(service = Letters.class, configurationPid = "jp.noren.member")
@Designate(ocd = MemberSettings.class)
public final class Letters {
    private final Mails mails;
    private final Storefronts storefronts;
    private final MemberSettings settings;

    @Activate
    public Letters(@Reference Mails mails, @Reference Storefronts storefronts, MemberSettings settings) {
        this.mails = mails;
        this.storefronts = storefronts;
        this.settings = settings;
    }

    /** A notice without a secret. */
    void notice(Member member, String to, String template, Map<String, ?> args) {
        send(member, to, template, args, Map.of());
    }

    void passwordLink(Member member, String ticket, Map<String, ?> args) {
        String link = settings.passwordPage().replace("{ticket}", ticket);
        send(member, member.profile().email(), "member.mail-password-link", args, Map.of("link", link));
    }

    void emailLink(Member member, String to, String ticket, Map<String, ?> args) {
        String link = settings.emailPage().replace("{ticket}", ticket);
        send(member, to, "member.mail-email-link", args, Map.of("link", link));
    }

    /** The password is a secret of the mail: it is erased from the log when the mail has left (R098). */
    void credentials(Member member, String password, Instant until) {
        Map<String, Object> args = Map.of("login_id", member.loginId(), "until", until);
        send(member, member.profile().email(), "member.mail-credentials", args, Map.of("password", password));
    }

    /** For who has set his password by a link already. */
    void loginId(Member member) {
        notice(member, member.profile().email(), "member.mail-login-id", Map.of("login_id", member.loginId()));
    }

    private void send(Member member, String to, String template, Map<String, ?> more, Map<String, String> secrets) {
        Map<String, Object> args = new HashMap<>(more);
        args.put("shop", storefronts.get(member.storefront()).name());
        args.put("name", member.profile().name());
        mails.send(new Mails.Mail(
                member.storefront(), member.id(), to, member.profile().language(), template, args, secrets));
    }
}
