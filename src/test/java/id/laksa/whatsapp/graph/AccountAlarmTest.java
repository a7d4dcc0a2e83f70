package id.laksa.whatsapp.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountAlarmTest {
  private final Logger logger = (Logger) LogManager.getLogger(AccountAlarm.class);
  private final Ear ear = new Ear();
  private final AccountAlarm alarm = new AccountAlarm();

  @BeforeEach
  void listen() {
    ear.start();
    logger.addAppender(ear);
  }

  @AfterEach
  void goAway() {
    logger.removeAppender(ear);
    ear.stop();
  }

  @Test
  void theSameTroubleCallsOnce() {
    alarm.raise("Text", "190");
    alarm.raise("Text", "190");
    alarm.raise("Image", "190");
    assertThat(ear.heard).singleElement().asString().contains("190 (token expired)");
  }

  @Test
  void troubleThatComesBackCallsAgain() {
    alarm.raise("Text", "190");
    alarm.clear("Text");
    alarm.raise("Text", "190");
    assertThat(ear.heard).hasSize(2);
  }

  @Test
  void aTextThatPassesSaysNothingAboutTemplates() {
    alarm.raise("Template", "132001");
    alarm.clear("Text");
    alarm.raise("Template", "132001");
    assertThat(ear.heard).hasSize(1);
  }

  private static final class Ear extends AbstractAppender {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private Ear() {
      super("ear", null, null, false, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      if (event.getLevel().equals(Level.ERROR)) {
        heard.add(event.getMessage().getFormattedMessage());
      }
    }
  }
}
