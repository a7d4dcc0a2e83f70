package id.laksa.spine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Keeps what is logged in this process, faults and their causes in full. */
public final class LogKeeper extends AbstractAppender implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger root = (Logger) LogManager.getRootLogger();

  private LogKeeper() {
    super("keeper", null, null, false, Property.EMPTY_ARRAY);
  }

  /** Begins to keep. */
  public static LogKeeper started() {
    LogKeeper keeper = new LogKeeper();
    keeper.start();
    keeper.root.addAppender(keeper);
    return keeper;
  }

  @Override
  public void append(LogEvent event) {
    lines.add(event.getMessage().getFormattedMessage());
    for (Throwable fault = event.getThrown(); fault != null; fault = fault.getCause()) {
      lines.add(fault.toString());
    }
  }

  /** Everything so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    root.removeAppender(this);
    stop();
  }
}
