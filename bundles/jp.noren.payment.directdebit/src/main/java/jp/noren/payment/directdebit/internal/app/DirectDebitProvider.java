package jp.noren.payment.directdebit.internal.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Direct debit (口座振替): asks nobody when a payment begins; the debits of a day go to the bank in one file, and its answer comes back in another. */
@Component(configurationPid = "jp.noren.payment.directdebit", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DirectDebitProvider.Collector.class)
public class DirectDebitProvider implements PaymentProvider {

    /** Who collects. */
    @ObjectClassDefinition(
            name = "%name",
            description = "%description",
            localization = "OSGI-INF/l10n/payment.directdebit")
    public @interface Collector {
        @AttributeDefinition(name = "%originator.code", description = "%originator.code.description")
        String originator_code() default "";

        @AttributeDefinition(name = "%originator.name", description = "%originator.name.description")
        String originator_name() default "";

        @AttributeDefinition(name = "%bank.code", description = "%bank.code.description")
        String bank_code() default "";

        @AttributeDefinition(name = "%bank.name", description = "%bank.name.description")
        String bank_name() default "";

        @AttributeDefinition(name = "%branch.code", description = "%branch.code.description")
        String branch_code() default "";

        @AttributeDefinition(name = "%branch.name", description = "%branch.name.description")
        String branch_name() default "";

        @AttributeDefinition(name = "%account.type", description = "%account.type.description")
        String account_type() default "";

        @AttributeDefinition(name = "%account.number", description = "%account.number.description")
        String account_number() default "";

        @AttributeDefinition(name = "%separator", description = "%separator.description")
        Separator separator() default Separator.CRLF;
    }

    /** What stands behind each record. */
    public enum Separator {
        CRLF("\r\n"),
        CR("\r"),
        LF("\n"),
        NONE("");

        private final String characters;

        Separator(String characters) {
            this.characters = characters;
        }

        byte[] bytes() {
            return characters.getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** The file has ten digits for an amount. */
    private static final Yen MAX = Yen.of(9_999_999_999L);

    private final Originator originator;
    private final Separator separator;
    private final ProviderInfo info;

    @Activate
    public DirectDebitProvider(Collector collector, BundleContext context) {
        this(collector, context.getBundle().getVersion().toString());
    }

    DirectDebitProvider(Collector collector, String version) {
        this.originator = Originator.of(collector);
        this.separator = collector.separator();
        this.info = new ProviderInfo(
                "directdebit",
                version,
                "DIRECT_DEBIT",
                EnumSet.of(Capability.OFFLINE, Capability.COLLECTION_FILE),
                EnumSet.allOf(BuyerKind.class),
                Yen.of(1),
                MAX,
                Duration.ZERO);
    }

    @Override
    public ProviderInfo info() {
        return info;
    }

    @Override
    public List<String> gaps() {
        return originator.gaps();
    }

    /** Pending without an end: a debit is decided by the bank's word, never by lapse of time (R144). */
    @Override
    public Outcome start(Requests.Start request) {
        if (!(request.source() instanceof PaymentSource.DirectDebit debit)) {
            return refused("not a direct debit");
        }
        if (!debit.mandate().faults().isEmpty()) {
            return refused(debit.mandate().faults().get(0).code());
        }
        DayOfWeek day = debit.collectOn().getDayOfWeek();
        if (day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY) {
            return refused("no bank is open on " + debit.collectOn());
        }
        return new Outcome.Pending(request.key(), new NextAction.Collection(debit.collectOn()), null);
    }

    private static Outcome refused(String why) {
        return new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, why);
    }

    @Override
    public Collections.File writeCollection(String storefront, LocalDate collectOn, List<Collections.Debit> debits) {
        if (debits.isEmpty()) {
            throw new IllegalArgumentException("nothing to collect");
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream((debits.size() + 3) * (RecordSheet.LENGTH + 2));
        try {
            RequestWriter writer = new RequestWriter(file, separator.bytes(), originator, collectOn);
            for (Collections.Debit debit : debits) {
                writer.add(debit.mandate(), debit.amount());
            }
            writer.finish();
            String name = storefront + "-" + collectOn.format(DateTimeFormatter.BASIC_ISO_DATE) + ".91";
            return new Collections.File(name, file.toByteArray(), writer.debits(), writer.total());
        } catch (IOException e) {
            throw new UncheckedIOException("the memory does not fail", e);
        }
    }

    @Override
    public Collections.Answers readCollectionResults(byte[] file, List<Collections.Debit> expected, LocalDate closing)
            throws Deposits.BadFileException {
        ResultReader reader = new ResultReader(new ByteArrayInputStream(file), originator);
        OpenDebits open = new OpenDebits(expected);
        try {
            LocalDate collectOn = reader.read(closing, open::answer);
            open.requireNoneWaiting(reader.file());
            reader.end();
            return new Collections.Answers(collectOn, open.answers());
        } catch (IOException e) {
            throw new UncheckedIOException("the memory does not fail", e);
        }
    }

    /** The same with a storefront's own settings, beside the house's. */
    @Component(
            service = PaymentProvider.class,
            configurationPid = "jp.noren.payment.directdebit.storefront",
            configurationPolicy = ConfigurationPolicy.REQUIRE)
    @Designate(ocd = DirectDebitProvider.Collector.class, factory = true)
    public static final class ForStorefront extends DirectDebitProvider {
        @Activate
        public ForStorefront(Collector collector, BundleContext context) {
            super(collector, context);
        }
    }
}
