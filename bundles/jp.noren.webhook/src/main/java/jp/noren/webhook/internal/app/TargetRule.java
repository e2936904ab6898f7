package jp.noren.webhook.internal.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.webhook.internal.domain.Endpoint;
import jp.noren.webhook.internal.domain.TargetUrl;
import jp.noren.webhook.internal.domain.TypeFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What an owner may write of an endpoint. */
@Component(service = TargetRule.class, configurationPid = "jp.noren.webhook")
public final class TargetRule {
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int LONGEST_EMAIL = 254;
    private static final Set<String> LANGUAGES = Set.of("ja", "en", "vi");

    /** As written, before it was judged; url and types are needed. */
    public record Wish(String url, String description, List<String> types, String email, String language) {}

    private final boolean httpToo;

    @Activate
    public TargetRule(WebhookConfig config) {
        this.httpToo = config.http_allowed();
    }

    /** @throws RefusedException UNPROCESSABLE with all the fields that are wrong */
    Endpoint.Target require(Wish wish) {
        List<FieldError> wrong = new ArrayList<>();
        if (TargetUrl.judge(wish.url(), httpToo) instanceof Decision.Rejected no) {
            wrong.add(FieldError.of("/url", no.code()));
        }
        if (wish.description() != null && wish.description().length() > LONGEST_DESCRIPTION) {
            wrong.add(FieldError.of("/description", "webhook.description-too-long"));
        }
        if (!areTypes(wish.types())) {
            wrong.add(FieldError.of("/types", "webhook.types-invalid"));
        }
        if (wish.email() != null && !isAddress(wish.email())) {
            wrong.add(FieldError.of("/contact_email", "webhook.email-invalid"));
        }
        if (wish.language() != null && !LANGUAGES.contains(wish.language())) {
            wrong.add(FieldError.of("/language", "webhook.language-unknown"));
        }
        if (!wrong.isEmpty()) {
            throw RefusedException.invalid(wrong);
        }
        String language = wish.language() == null ? "ja" : wish.language();
        return new Endpoint.Target(
                wish.url(),
                wish.description(),
                new TypeFilter(wish.types()),
                new Endpoint.Contact(wish.email(), language));
    }

    private static boolean areTypes(List<String> types) {
        return types != null
                && !types.isEmpty()
                && types.size() <= TypeFilter.MOST
                && types.stream().allMatch(TypeFilter::isPattern);
    }

    private static boolean isAddress(String email) {
        return email.length() <= LONGEST_EMAIL && email.matches("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+");
    }
}
