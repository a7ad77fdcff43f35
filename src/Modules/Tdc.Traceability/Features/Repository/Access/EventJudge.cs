using Tdc.Epcis.Identifiers;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Querying;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Features.Repository.Access;

/// <summary>Judges events for a unit that is no authority, or for the public.</summary>
/// <param name="on">The rules that count.</param>
/// <param name="owned">What the asker's units own; empty for the public.</param>
/// <param name="publicSteps">Business steps whose events have a public part.</param>
/// <param name="store">Tells what the asker's units did elsewhere in the chain.</param>
/// <param name="placeIsPublic">Whether everybody may know where a place is.</param>
internal sealed class EventJudge(
    IReadOnlySet<AccessGround> on, IReadOnlyList<UnitHoldings> owned, IReadOnlySet<string> publicSteps, IEventStore store,
    Func<string, CancellationToken, ValueTask<bool>> placeIsPublic) : IEventJudge
{
    private const int MostKeys = 500;
    private const int MostContainers = 100;
    private const int MostNesting = 4;

    private static readonly IReadOnlyList<ItemRole> transfer = [ItemRole.Source, ItemRole.Destination];

    private readonly List<LineageId> units = [.. owned.Select(o => o.Unit)];
    private readonly Dictionary<string, bool> handled = new(StringComparer.Ordinal);

    public bool SeesAll => false;

    /// <summary>Whether the whole event may be read; the public part of an event is given by <see cref="ShowAsync"/> alone.</summary>
    public bool Sees(StoredEvent what) => SeesWhole(what);

    public async ValueTask<bool> SeesAsync(StoredEvent what, CancellationToken cancellation) => Sees(what) || await HandledAsync(what, cancellation);

    public async ValueTask<StoredEvent?> ShowAsync(StoredEvent what, CancellationToken cancellation) =>
        SeesWhole(what) || await HandledAsync(what, cancellation) ? what : IsPublic(what) ? what with { Event = await PublicPartAsync(what.Event, cancellation) } : null;

    private bool SeesWhole(StoredEvent what)
    {
        if (units.Count == 0)
        {
            return false;
        }

        return (on.Contains(AccessGround.OwnEvents) && units.Contains(what.Owner))
            || (on.Contains(AccessGround.PartyOfTransfer) && transfer.SelectMany(r => EventFields.Of(what.Event, r)).Any(id => IsPlaceOrPrefix(id, what.Event)))
            || (on.Contains(AccessGround.PlaceOfUnit) && Places(what.Event).Any(IsPlace))
            || (on.Contains(AccessGround.PrefixOfUnit) && owned.Any(o => o.Prefixes.Count > 0)
                && Places(what.Event).Concat(EventFields.Goods.SelectMany(r => EventFields.Of(what.Event, r))).Any(id => HasPrefix(id, what.Event)));
    }

    private bool IsPublic(StoredEvent what) =>
        on.Contains(AccessGround.PublicSteps) && what.Event is { BizStep: { } step } && publicSteps.Contains(step);

    /// <summary>Without business documents, parties, raw data, fields of others' name spaces, and places whose position is not public.</summary>
    private async ValueTask<EpcisEvent> PublicPartAsync(EpcisEvent what, CancellationToken cancellation) => new()
    {
        Kind = what.Kind,
        TypeName = what.TypeName,
        EventTime = what.EventTime,
        RecordTime = what.RecordTime,
        EventTimeZoneOffset = what.EventTimeZoneOffset,
        EventId = what.EventId,
        ErrorDeclaration = what.ErrorDeclaration is { } error
            ? new() { DeclarationTime = error.DeclarationTime, Reason = error.Reason, CorrectiveEventIds = error.CorrectiveEventIds } : null,
        CertificationInfo = what.CertificationInfo,
        CertificationInfoIsList = what.CertificationInfoIsList,
        EpcList = what.EpcList,
        QuantityList = what.QuantityList,
        ParentId = what.ParentId,
        ChildEpcs = what.ChildEpcs,
        ChildQuantityList = what.ChildQuantityList,
        InputEpcList = what.InputEpcList,
        InputQuantityList = what.InputQuantityList,
        OutputEpcList = what.OutputEpcList,
        OutputQuantityList = what.OutputQuantityList,
        Action = what.Action,
        BizStep = what.BizStep,
        Disposition = what.Disposition,
        ReadPoint = what.ReadPoint is { } read && await placeIsPublic(read.Id, cancellation) ? read with { Extensions = [] } : null,
        BizLocation = what.BizLocation is { } place && await placeIsPublic(place.Id, cancellation) ? place with { Extensions = [] } : null,
        Ilmd = what.Ilmd?.Where(f => f.Namespace == NamespaceScope.Cbvmda).ToList(),
        Namespaces = what.Namespaces,
    };

    /// <summary>Whether a unit of the asker captured an event about the same goods, or about what holds them.</summary>
    private async ValueTask<bool> HandledAsync(StoredEvent what, CancellationToken cancellation)
    {
        if (units.Count == 0 || !(on.Contains(AccessGround.SameGoods) || on.Contains(AccessGround.SameContainer)))
        {
            return false;
        }

        var goods = EventFields.Goods.SelectMany(r => EventFields.Of(what.Event, r)).Select(Identifier.Canonical).Distinct().Take(MostKeys).ToList();
        if (on.Contains(AccessGround.SameGoods) && await AnyHandledAsync(goods, cancellation))
        {
            return true;
        }

        var round = goods;
        for (var depth = 0; on.Contains(AccessGround.SameContainer) && round.Count > 0 && depth < MostNesting; depth++)
        {
            round = await ContainersAsync(round, cancellation);
            if (await AnyHandledAsync(round, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private async ValueTask<bool> AnyHandledAsync(IReadOnlyList<string> canonical, CancellationToken cancellation)
    {
        if (canonical.Any(c => handled.GetValueOrDefault(c)))
        {
            return true;
        }

        var unknown = canonical.Where(c => !handled.ContainsKey(c)).ToList();
        if (unknown.Count == 0)
        {
            return false;
        }

        var filter = new EventFilter { Owners = units, Items = [new ItemFilter(unknown, EventFields.Goods)] };
        await foreach (var stored in store.FindAsync(filter, cancellation))
        {
            var found = EventFields.Goods.SelectMany(r => EventFields.Of(stored.Event, r)).Select(Identifier.Canonical).FirstOrDefault(unknown.Contains);
            if (found is not null && units.Contains(stored.Owner))
            {
                handled[found] = true;
                return true;
            }
        }

        foreach (var canonicalId in unknown)
        {
            handled[canonicalId] = false;
        }

        return false;
    }

    private async Task<List<string>> ContainersAsync(IReadOnlyList<string> canonical, CancellationToken cancellation)
    {
        var keys = canonical.Select(IdentifierKey.OfCanonical).Distinct().ToList();
        var inside = (await store.OccurrencesAsync(keys, MostKeys, cancellation)).Where(o => o.Role is ItemRole.Child or ItemRole.ChildClass)
            .Select(o => o.Position).Distinct().Take(MostContainers).ToList();
        var found = inside.Count == 0 ? [] : await store.AtAsync(inside, cancellation);
        return [.. found.Select(s => s.Event.ParentId).OfType<string>().Select(Identifier.Canonical).Distinct().Except(canonical)];
    }

    private static IEnumerable<string> Places(EpcisEvent what) =>
        (what.ReadPoint is { } read ? new[] { read.Id } : []).Concat(what.BizLocation is { } place ? [place.Id] : []);

    private bool IsPlace(string id) => owned.Any(o => o.Places.Contains(Identifier.Canonical(id)));

    private bool IsPlaceOrPrefix(string id, EpcisEvent what) => IsPlace(id) || HasPrefix(id, what);

    /// <summary>Whether an identifier begins with a prefix that a unit of the asker held on the day of the event.</summary>
    private bool HasPrefix(string id, EpcisEvent what)
    {
        if (DigitsOf(Identifier.Canonical(id)) is not { } digits)
        {
            return false;
        }

        var day = Timestamp.TryRead(what.EventTime, out var time) ? time.DateInVietnam : DateOnly.MinValue;
        return owned.Any(o => o.Prefixes.Any(p => digits.StartsWith(p.Digits, StringComparison.Ordinal) && p.ValidFrom <= day && (p.ValidTo is null || day <= p.ValidTo)));
    }

    /// <summary>The digits of a canonical Digital Link from its company prefix on; <see langword="null"/> for other URIs.</summary>
    public static string? DigitsOf(string canonical)
    {
        const string stem = "https://id.gs1.org/";
        if (!canonical.StartsWith(stem, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = canonical.AsSpan(stem.Length);
        var slash = rest.IndexOf('/');
        if (slash < 0)
        {
            return null;
        }

        var key = rest[..slash];
        var value = rest[(slash + 1)..];
        return value.IsEmpty ? null : (key is "01" or "00" or "8006" or "8003" ? value[1..] : value).ToString();
    }
}
