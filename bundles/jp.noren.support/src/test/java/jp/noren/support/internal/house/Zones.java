package jp.noren.support.internal.house;

import java.util.List;
import java.util.TimeZone;

/** The zones a machine may stand in: none of them changes what the shop's calendar says. */
public final class Zones {
    public static final List<String> ALL = List.of("UTC", "Asia/Tokyo", "America/New_York");

    private Zones() {}

    /** Work that may fail. */
    public interface Work {
        void run(String zone) throws Exception;
    }

    /** The same in each zone of the virtual machine. */
    public static void each(Work work) throws Exception {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : ALL) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                work.run(zone);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
