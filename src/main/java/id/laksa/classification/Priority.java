package id.laksa.classification;

/** How urgent a work order is; carried to the department as the JMS priority. */
public enum Priority {
  NORMAL(4),
  HIGH(7),
  EMERGENCY(9);

  private final int jmsPriority;

  Priority(int jmsPriority) {
    this.jmsPriority = jmsPriority;
  }

  /** The JMS priority, 0 to 9. */
  public int jmsPriority() {
    return jmsPriority;
  }
}
