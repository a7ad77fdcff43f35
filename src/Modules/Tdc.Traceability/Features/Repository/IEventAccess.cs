using Tdc.Platform.Identity;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Features.Repository;

/// <summary>Who may read which events.</summary>
internal interface IEventAccess
{
    /// <summary>Prepares the judgement for who asks; what it needs from registers is read once, here.</summary>
    Task<IEventJudge> ForAsync(Asker asker, CancellationToken cancellation);
}

/// <summary>Judges event by event for one asker. An event that may not be read does not exist for the asker.</summary>
internal interface IEventJudge
{
    /// <summary>Whether every event may be read, so that nothing need be judged.</summary>
    bool SeesAll { get; }

    /// <summary>Whether the event itself says that it may be read: own events, party, place, prefix. The whole of it.</summary>
    bool Sees(StoredEvent what);

    /// <summary>The same, and by what the asker did elsewhere in the chain: this needs the store.</summary>
    ValueTask<bool> SeesAsync(StoredEvent what, CancellationToken cancellation) => new(Sees(what));

    /// <summary>The event as the asker may see it: whole, without what is not public, or <see langword="null"/>.</summary>
    async ValueTask<StoredEvent?> ShowAsync(StoredEvent what, CancellationToken cancellation) => SeesAll || await SeesAsync(what, cancellation) ? what : null;
}

/// <summary>Sees everything: for the program's own work and for the authority.</summary>
internal sealed class AllEvents : IEventJudge
{
    public static AllEvents Judge { get; } = new();

    public bool SeesAll => true;

    public bool Sees(StoredEvent what) => true;
}
