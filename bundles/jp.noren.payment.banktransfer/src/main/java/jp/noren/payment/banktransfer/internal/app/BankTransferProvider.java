package jp.noren.payment.banktransfer.internal.app;

import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.noren.kernel.Yen;
import jp.noren.payment.banktransfer.internal.domain.PayerReference;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Transfer to the shop's bank account, in advance. Asks nobody: it tells the buyer where to pay, and reads later in the bank's file that he did. */
@Component(configurationPid = "jp.noren.payment.banktransfer", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = BankTransferProvider.Account.class)
public class BankTransferProvider implements PaymentProvider {

    /** The account that buyers pay into. */
    @ObjectClassDefinition(
            name = "%name",
            description = "%description",
            localization = "OSGI-INF/l10n/payment.banktransfer")
    public @interface Account {
        @AttributeDefinition(name = "%bank", description = "%bank.description")
        String bank() default "";

        @AttributeDefinition(name = "%branch", description = "%branch.description")
        String branch() default "";

        @AttributeDefinition(name = "%account.type", description = "%account.type.description")
        String account_type() default "";

        @AttributeDefinition(name = "%account.number", description = "%account.number.description")
        String account_number() default "";

        @AttributeDefinition(name = "%holder", description = "%holder.description")
        String holder() default "";

        @AttributeDefinition(name = "%usual.fees", description = "%usual.fees.description")
        String usual_fees() default "110,145,165,220,275,330,385,440,490,550,600,605,660,715,770,880";
    }

    /** The bank's files have ten digits for an amount. */
    private static final Yen MAX = Yen.of(9_999_999_999L);

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Account account;
    private final ProviderInfo info;
    private final DepositMatching matching;

    @Activate
    public BankTransferProvider(Account account, BundleContext context) {
        this(account, context.getBundle().getVersion().toString());
    }

    BankTransferProvider(Account account, String version) {
        this.account = account;
        this.matching = new DepositMatching(fees(account.usual_fees()));
        this.info = new ProviderInfo(
                "banktransfer",
                version,
                "BANK_TRANSFER",
                EnumSet.of(Capability.OFFLINE, Capability.DEPOSITS),
                EnumSet.allOf(BuyerKind.class),
                Yen.of(1),
                MAX,
                Duration.ZERO);
    }

    /** Whatever stands between the numbers. */
    private static Set<Yen> fees(String list) {
        return Pattern.compile("[0-9]{1,5}")
                .matcher(list)
                .results()
                .map(found -> Yen.of(Long.parseLong(found.group())))
                .filter(Yen::isPositive)
                .collect(Collectors.toSet());
    }

    @Override
    public ProviderInfo info() {
        return info;
    }

    @Override
    public List<String> gaps() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("bank", account.bank());
        settings.put("branch", account.branch());
        settings.put("account-type", account.account_type());
        settings.put("account-number", account.account_number());
        settings.put("holder", account.holder());
        settings.values().removeIf(value -> !value.isBlank());
        return settings.keySet().stream()
                .map(name -> "payment.banktransfer.gap-" + name)
                .toList();
    }

    @Override
    public Outcome start(Requests.Start request) {
        if (request.payBy() == null) {
            return new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "no last day to pay");
        }
        String reference = PayerReference.of(request.key());
        NextAction transfer = new NextAction.Transfer(
                account.bank(),
                account.branch(),
                account.account_type(),
                account.account_number(),
                account.holder(),
                reference,
                request.amount(),
                request.payBy());
        return new Outcome.Pending(
                reference,
                transfer,
                request.payBy().plusDays(1).atStartOfDay(JAPAN).toInstant());
    }

    @Override
    public Deposits.File readDeposits(byte[] file) throws Deposits.BadFileException {
        return DepositFileReader.read(file);
    }

    @Override
    public Deposits.Match match(Deposits.Deposit deposit, List<Deposits.Awaited> awaited) {
        return matching.match(deposit, awaited);
    }

    /** The same with a storefront's own settings, beside the house's. */
    @Component(
            service = PaymentProvider.class,
            configurationPid = "jp.noren.payment.banktransfer.storefront",
            configurationPolicy = ConfigurationPolicy.REQUIRE)
    @Designate(ocd = BankTransferProvider.Account.class, factory = true)
    public static final class ForStorefront extends BankTransferProvider {
        @Activate
        public ForStorefront(Account account, BundleContext context) {
            super(account, context);
        }
    }
}
