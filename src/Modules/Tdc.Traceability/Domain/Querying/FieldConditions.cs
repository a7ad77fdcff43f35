using Tdc.Epcis.Identifiers;
using Tdc.Epcis.Model;
using Tdc.Epcis.Vocabulary;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Domain.Querying;

/// <summary><c>eventType</c>.</summary>
internal sealed class TypeIs(IReadOnlyList<string> types) : Condition
{
    public override bool Holds(StoredEvent stored)
    {
        var what = stored.Event;
        return what.Kind == EventKind.Own
            ? types.Contains(what.TypeName) || types.Contains(VocabularyValue.Expanded(what.TypeName, what.Namespaces))
            : types.Contains(what.Kind.Name());
    }

    public override EventFilter Narrow(EventFilter filter) => filter with { Kinds = [.. types.Select(t => EventNames.Kind(t)).Distinct()] };
}

/// <summary><c>EQ_action</c>.</summary>
internal sealed class ActionIs(IReadOnlyList<EventAction> actions) : Condition
{
    public override bool Holds(StoredEvent stored) => stored.Event.Action is { } action && actions.Contains(action);

    public override EventFilter Narrow(EventFilter filter) => filter with { Actions = actions };
}

/// <summary>Which time of an event is meant.</summary>
internal enum TimeField
{
    /// <summary><c>eventTime</c>.</summary>
    Event,

    /// <summary><c>recordTime</c>.</summary>
    Record,

    /// <summary><c>declarationTime</c> of the error declaration.</summary>
    ErrorDeclaration,

    /// <summary><c>time</c> of sensor metadata or report.</summary>
    Sensor,

    /// <summary><c>startTime</c> of sensor metadata.</summary>
    SensorStart,

    /// <summary><c>endTime</c> of sensor metadata.</summary>
    SensorEnd,
}

/// <summary><c>GE_</c> and <c>LT_</c> of a time.</summary>
internal sealed class TimeCompares(TimeField field, Comparison how, DateTimeOffset wanted) : Condition
{
    // The store rounds event times to the millisecond; a wider net costs nothing because every event is judged.
    private static readonly TimeSpan slack = TimeSpan.FromMilliseconds(2);

    public override bool Holds(StoredEvent stored)
    {
        if (field == TimeField.Record)
        {
            return ComparableValue.Is(how, stored.RecordTime.CompareTo(wanted));
        }

        foreach (var text in Texts(stored.Event))
        {
            if (text is not null && Times.TryRead(text, out var time) && ComparableValue.Is(how, time.CompareTo(wanted)))
            {
                return true;
            }
        }

        return false;
    }

    public override EventFilter Narrow(EventFilter filter)
    {
        var from = how is Comparison.Greater or Comparison.GreaterOrEqual ? wanted > DateTimeOffset.MinValue + slack ? wanted - slack : wanted : (DateTimeOffset?)null;
        var before = how is Comparison.Less or Comparison.LessOrEqual ? wanted < DateTimeOffset.MaxValue - slack ? wanted + slack : wanted : (DateTimeOffset?)null;
        return field switch
        {
            TimeField.Event => filter with { EventTimeFrom = from ?? filter.EventTimeFrom, EventTimeBefore = before ?? filter.EventTimeBefore },
            TimeField.Record => filter with { RecordTimeFrom = from ?? filter.RecordTimeFrom, RecordTimeBefore = before ?? filter.RecordTimeBefore },
            _ => filter,
        };
    }

    private IEnumerable<string?> Texts(EpcisEvent what) => field switch
    {
        TimeField.Event => [what.EventTime],
        TimeField.ErrorDeclaration => [what.ErrorDeclaration?.DeclarationTime],
        TimeField.SensorStart => EventFields.Sensors(what, true, false).Select(s => s[SensorField.StartTime]),
        TimeField.SensorEnd => EventFields.Sensors(what, true, false).Select(s => s[SensorField.EndTime]),
        _ => EventFields.Sensors(what, true, true).SelectMany(s => new[] { s[SensorField.Time], s[SensorField.ReportTime] }),
    };
}

/// <summary>A field whose values are words of the standard or own URIs.</summary>
internal sealed class WordIs(WordList list, IReadOnlyList<string> canonical, Func<EpcisEvent, IEnumerable<string?>> field) : Condition
{
    private readonly HashSet<string> wanted = new(canonical, StringComparer.Ordinal);

    public override bool Holds(StoredEvent stored)
    {
        foreach (var text in field(stored.Event))
        {
            if (text is not null && (wanted.Contains(text) || wanted.Contains(VocabularyValue.Canonical(list, text, stored.Event.Namespaces))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How the store narrows by it; <see langword="null"/> when it cannot.</summary>
    public Func<EventFilter, IReadOnlyList<string>, EventFilter>? Narrowing { get; init; }

    // An own value may have been captured as a compact URI, which the store keeps as it was written.
    public override EventFilter Narrow(EventFilter filter) =>
        Narrowing is not null && canonical.All(c => CoreBusinessVocabulary.IsWord(list, c)) ? Narrowing(filter, canonical) : filter;
}

/// <summary><c>EQ_</c> and <c>WD_</c> of read point and business location.</summary>
internal sealed class PlaceIs(bool isReadPoint, IReadOnlyList<string> values, bool withDescendants) : Condition
{
    private const int MostNarrowed = 500;

    private IReadOnlySet<string> wanted = values.Select(Identifier.Canonical).ToHashSet(StringComparer.Ordinal);

    public override bool Holds(StoredEvent stored) =>
        (isReadPoint ? stored.Event.ReadPoint : stored.Event.BizLocation) is { } place
        && (wanted.Contains(place.Id) || wanted.Contains(Identifier.Canonical(place.Id)));

    public override EventFilter Narrow(EventFilter filter)
    {
        if (wanted.Count > MostNarrowed)
        {
            return filter;
        }

        // Two conditions on one field (EQ and WD) both hold: either may narrow.
        return isReadPoint ? filter with { ReadPoints = filter.ReadPoints ?? [.. wanted] } : filter with { BizLocations = filter.BizLocations ?? [.. wanted] };
    }

    public override async Task BindAsync(IMasterData masterData, CancellationToken cancellation)
    {
        if (withDescendants)
        {
            wanted = await masterData.WithDescendantsAsync([.. wanted], cancellation);
        }
    }
}

/// <summary>A field whose text is one of those asked for, to the letter or as the comparer says.</summary>
internal sealed class TextIs(IReadOnlyList<string> values, Func<EpcisEvent, IEnumerable<string?>> field, StringComparer comparer) : Condition
{
    private readonly HashSet<string> wanted = new(values, comparer);

    public override bool Holds(StoredEvent stored)
    {
        foreach (var text in field(stored.Event))
        {
            if (text is not null && wanted.Contains(text))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary><c>EQ_eventID</c>: the store finds events by id.</summary>
internal sealed class EventIdIs(IReadOnlyList<string> values) : Condition
{
    /// <summary>The ids asked for.</summary>
    public IReadOnlyList<string> Ids => values;

    public override bool Holds(StoredEvent stored) => values.Contains(stored.EventId);
}

/// <summary>A field whose URI names one of the things asked for, in either form of a GS1 identifier.</summary>
internal sealed class UriIs(IReadOnlyList<string> values, Func<EpcisEvent, IEnumerable<string?>> field) : Condition
{
    private readonly HashSet<string> wanted = values.Select(Identifier.Canonical).ToHashSet(StringComparer.Ordinal);

    public override bool Holds(StoredEvent stored)
    {
        foreach (var text in field(stored.Event))
        {
            if (text is not null && (wanted.Contains(text) || wanted.Contains(Identifier.Canonical(text))
                || wanted.Contains(VocabularyValue.Expanded(text, stored.Event.Namespaces))))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary><c>EXISTS_errorDeclaration</c>, <c>EXISTS_sensorElementList</c>, <c>EXISTS_ilmd</c> and the like.</summary>
internal sealed class FieldExists(Func<EpcisEvent, bool> has) : Condition
{
    public override bool Holds(StoredEvent stored) => has(stored.Event);
}

/// <summary><c>MATCH_…</c>: goods in some fields.</summary>
internal sealed class GoodsMatch : Condition
{
    private readonly IReadOnlyList<ItemRole> roles;
    private readonly HashSet<string> canonical = new(StringComparer.Ordinal);
    private readonly List<EpcPattern> patterns = [];

    /// <summary>Makes the condition.</summary>
    /// <param name="roles">The fields.</param>
    /// <param name="values">URIs and patterns.</param>
    public GoodsMatch(IReadOnlyList<ItemRole> roles, IEnumerable<string> values)
    {
        this.roles = roles;
        foreach (var value in values)
        {
            // A pattern of a whole class also names that class where a class stands.
            canonical.Add(Identifier.Canonical(value));
            if (EpcPattern.Read(value) is { } pattern)
            {
                patterns.Add(pattern);
            }
        }
    }

    public override bool Holds(StoredEvent stored)
    {
        foreach (var role in roles)
        {
            foreach (var uri in EventFields.Of(stored.Event, role))
            {
                if (canonical.Contains(uri) || canonical.Contains(Identifier.Canonical(uri)) || patterns.Exists(p => p.Covers(uri)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public override EventFilter Narrow(EventFilter filter) =>
        patterns.Count > 0 ? filter : filter with { Items = [.. filter.Items, new ItemFilter([.. canonical], roles)] };
}

/// <summary><c>EQ_bizTransaction_…</c>, <c>EQ_source_…</c>, <c>EQ_destination_…</c>.</summary>
internal sealed class ReferenceIs(
    WordList list, string type, IReadOnlyList<string> values, ItemRole role, Func<EpcisEvent, IReadOnlyList<BusinessReference>?> field) : Condition
{
    private readonly HashSet<string> wanted = values.Select(Identifier.Canonical).ToHashSet(StringComparer.Ordinal);

    public override bool Holds(StoredEvent stored)
    {
        foreach (var reference in field(stored.Event) ?? [])
        {
            if ((wanted.Contains(reference.Value) || wanted.Contains(Identifier.Canonical(reference.Value)))
                && reference.Type is { } written && (written == type || VocabularyValue.Canonical(list, written, stored.Event.Namespaces) == type))
            {
                return true;
            }
        }

        return false;
    }

    public override EventFilter Narrow(EventFilter filter) => filter with { Items = [.. filter.Items, new ItemFilter([.. wanted], [role])] };
}
