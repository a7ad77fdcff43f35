namespace Tdc.Testing;

/// <summary>A clock that stands still until a test moves it; timers run on real time.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>Where the clock stands at first: 08:00 on 20 November 2026 in Vietnam, ten days before a report is due.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private long ticks = Start.UtcTicks;

    /// <summary>The instant shown; setting it moves the clock.</summary>
    public DateTimeOffset Now
    {
        get => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref ticks, value.UtcTicks);
    }

    /// <summary>Moves the clock to 08:00 in Vietnam on a day.</summary>
    public void MoveTo(int year, int month, int day) => Now = new DateTimeOffset(year, month, day, 1, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Add(ref ticks, 10), TimeSpan.Zero); // a microsecond a question: ids keep their order
}
