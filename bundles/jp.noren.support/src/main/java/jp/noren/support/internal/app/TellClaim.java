package jp.noren.support.internal.app;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import jp.noren.rental.api.ContractView;
import jp.noren.support.internal.domain.Claim;
import jp.noren.support.internal.domain.ClaimState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A claim in words, and its mails; in the running transaction. */
@Component(service = TellClaim.class)
public final class TellClaim {
    private final Words words;
    private final SupportMails mails;

    @Activate
    public TellClaim(@Reference Words words, @Reference SupportMails mails) {
        this.words = words;
        this.mails = mails;
    }

    void decided(ContractView contract, Claim claim) {
        Map<String, Object> more = new HashMap<>();
        more.put("cover", words.cover(claim.cover()));
        more.put("decision", text(claim, mails.language(claim.member())));
        boolean covered = claim.state() == ClaimState.COVERED;
        mails.claim(contract, claim, covered ? "support.mail-claim-covered" : "support.mail-claim-refused", more);
    }

    void settled(ContractView contract, Claim claim, String note) {
        mails.claim(
                contract,
                claim,
                "support.mail-claim-settled",
                Map.of("cover", words.cover(claim.cover()), "note", note));
    }

    /** Why, with the day from which its cover holds (R045). */
    public String text(Claim claim, String language) {
        Map<String, Object> args = new HashMap<>();
        args.put("cover", words.cover(claim.cover()));
        put(args, "from", claim.decision().from());
        put(args, "end", claim.decision().until());
        String code = claim.decision().isCovered()
                ? "support.claim-covered"
                : claim.decision().reason();
        return words.text(language, code, args);
    }

    private static void put(Map<String, Object> args, String name, LocalDate day) {
        if (day != null) {
            args.put(name, day);
        }
    }
}
