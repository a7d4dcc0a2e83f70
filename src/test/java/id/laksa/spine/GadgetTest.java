package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The filter of the tests (argLine in pom.xml), without which others here would show nothing. */
class GadgetTest {
  @Test
  void aGadgetTellsThatItWasRead() throws Exception {
    int before = Gadget.timesRead();
    read(Gadget.serialized());
    assertThat(Gadget.timesRead()).isEqualTo(before + 1);
  }

  @Test
  void nothingElseIsRead() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new ArrayList<>());
    }
    assertThatThrownBy(() -> read(bytes.toByteArray())).isInstanceOf(InvalidClassException.class);
  }

  @SuppressWarnings("BanSerializableRead")
  private static Object read(byte[] serialized) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(serialized))) {
      return in.readObject();
    }
  }
}
