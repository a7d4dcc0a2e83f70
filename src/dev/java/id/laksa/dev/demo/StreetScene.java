package id.laksa.dev.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Random;

/** What is wrong in a street, drawn simply. */
enum StreetScene {
  POTHOLE {
    @Override
    void draw(Graphics2D canvas, Random random) {
      for (int hole = 0; hole < 3; hole++) {
        int x = 80 + random.nextInt(420);
        int y = 300 + random.nextInt(100);
        fill(canvas, new Color(0x2B2B2B)).fillOval(x, y, 130, 55);
        fill(canvas, new Color(0x7A6A4F)).fillOval(x + 18, y + 14, 90, 28);
      }
    }
  },
  RUBBISH {
    @Override
    void draw(Graphics2D canvas, Random random) {
      for (int bag = 0; bag < 40; bag++) {
        fill(canvas, Color.getHSBColor(random.nextFloat(), 0.4f, 0.7f))
            .fillOval(330 + random.nextInt(230), 230 + random.nextInt(90), 45, 38);
      }
    }
  },
  PARKING {
    @Override
    void draw(Graphics2D canvas, Random random) {
      for (int car = 0; car < 4; car++) {
        int x = 15 + car * 155 + random.nextInt(15);
        fill(canvas, Color.getHSBColor(random.nextFloat(), 0.7f, 0.8f))
            .fillRoundRect(x, 255, 135, 60, 30, 30);
        fill(canvas, Color.BLACK).fillOval(x + 15, 300, 30, 30);
        canvas.fillOval(x + 90, 300, 30, 30);
      }
    }
  },
  GUTTER {
    @Override
    void draw(Graphics2D canvas, Random random) {
      fill(canvas, new Color(0x6B5A3A)).fillRect(0, 250, 640, 60 + random.nextInt(40));
      for (int leaf = 0; leaf < 60; leaf++) {
        fill(canvas, new Color(0x3E7A34))
            .fillOval(random.nextInt(620), 250 + random.nextInt(60), 18, 9);
      }
    }
  };

  abstract void draw(Graphics2D canvas, Random random);

  private static Graphics2D fill(Graphics2D canvas, Color color) {
    canvas.setColor(color);
    return canvas;
  }
}
