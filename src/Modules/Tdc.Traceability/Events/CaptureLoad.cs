namespace Tdc.Traceability.Events;

/// <summary>How many events this process stores at the moment.</summary>
/// <param name="clock">The machine's time: a load is a load whatever day the program believes it is.</param>
internal sealed class CaptureLoad(TimeProvider clock)
{
    // A person or an enterprise's program sends a few a second; a load of documents sends thousands.
    private const int MassOf = 200;
    private static readonly TimeSpan moment = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Queue<(DateTimeOffset At, int Events)> recent = new();
    private int sum;

    /// <summary>The time in which the load is measured.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Notes that events were stored.</summary>
    public void Note(int events)
    {
        lock (gate)
        {
            recent.Enqueue((clock.GetUtcNow(), events));
            sum += events;
            Forget();
        }
    }

    /// <summary>Whether events come in masses now: more than 200 within the last second.</summary>
    public bool IsMass
    {
        get
        {
            lock (gate)
            {
                Forget();
                return sum > MassOf;
            }
        }
    }

    private void Forget()
    {
        while (recent.TryPeek(out var oldest) && clock.GetUtcNow() - oldest.At > moment)
        {
            sum -= recent.Dequeue().Events;
        }
    }
}

/// <summary>Lets work on new events give way while they come in masses, but not for ever.</summary>
/// <param name="load">How many events come in.</param>
/// <param name="longest">How long the work may lag behind.</param>
internal sealed class GivingWay(CaptureLoad load, TimeSpan longest)
{
    private DateTimeOffset? behindSince;

    /// <summary>Whether work that is there may begin now.</summary>
    /// <param name="hasWork">Whether there is any.</param>
    public bool MayBegin(bool hasWork)
    {
        behindSince = hasWork ? behindSince ?? load.Clock.GetUtcNow() : null;
        return hasWork && !Yields;
    }

    /// <summary>Rests between two pieces for as long as the last one took, so that those who ask meanwhile find a free processor.</summary>
    /// <param name="began">When the last piece began, as a timestamp of the system's clock.</param>
    /// <param name="cancellation">Stops the rest.</param>
    public static Task RestAsync(long began, CancellationToken cancellation) => Task.Delay(TimeProvider.System.GetElapsedTime(began), cancellation);

    /// <summary>Whether work under way should stop between two pieces and come back.</summary>
    public bool Yields => load.IsMass && (behindSince is not { } since || load.Clock.GetUtcNow() - since <= longest);
}
