package jp.noren.time.internal.app;

import java.time.LocalDate;
import java.time.YearMonth;
import jp.noren.time.BusinessCalendar;
import jp.noren.time.internal.domain.Holidays;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calendar of the banks on the holidays known now. */
@Component(
        service = {BusinessCalendar.class, BankCalendar.class},
        configurationPid = "jp.noren.time")
@Designate(ocd = BankCalendar.Config.class)
public final class BankCalendar implements BusinessCalendar {

    /** Settings of jp.noren.time. */
    @ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/time")
    public @interface Config {
        @AttributeDefinition(name = "%holidays.file", description = "%holidays.file.description")
        String holidays_file() default "";
    }

    private static final Logger LOG = LoggerFactory.getLogger(BankCalendar.class);

    private final HolidayStore store;
    private volatile Holidays holidays;

    @Activate
    public BankCalendar(Config config) {
        this(config.holidays_file());
    }

    /** @param file where an imported list is kept; blank: nowhere */
    public BankCalendar(String file) {
        store = new HolidayStore(file);
        holidays = store.load();
        LOG.info("{} holidays known, {}", holidays.count(), holidays.years());
    }

    /**
     * Takes over the Cabinet Office's list for the years that stand in it, and keeps it over restarts. All or nothing.
     *
     * @return the years known afterwards
     * @throws IllegalArgumentException with the line and the reason; nothing has changed then
     */
    public synchronized String importHolidays(byte[] list) {
        holidays = store.replace(list);
        LOG.info("Holidays imported: {} known, {}", holidays.count(), holidays.years());
        return holidays.years();
    }

    @Override
    public boolean isBusinessDay(LocalDate day) {
        return holidays.banksAreOpenOn(day);
    }

    @Override
    public LocalDate sameOrNext(LocalDate day) {
        return step(day, 1);
    }

    @Override
    public LocalDate sameOrPrevious(LocalDate day) {
        return step(day, -1);
    }

    @Override
    public LocalDate plus(LocalDate day, int n) {
        requirePositive(n);
        LocalDate found = day;
        for (int i = 0; i < n; i++) {
            found = sameOrNext(found.plusDays(1));
        }
        return found;
    }

    @Override
    public LocalDate nthOf(YearMonth month, int n) {
        requirePositive(n);
        LocalDate found = sameOrNext(month.atDay(1));
        if (n > 1) {
            found = plus(found, n - 1);
        }
        if (!YearMonth.from(found).equals(month)) {
            throw new IllegalArgumentException(month + " has no business day number " + n);
        }
        return found;
    }

    private LocalDate step(LocalDate from, int direction) {
        LocalDate day = from;
        while (!isBusinessDay(day)) {
            day = day.plusDays(direction);
        }
        return day;
    }

    private static void requirePositive(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("business days are counted from 1, not " + n);
        }
    }
}
