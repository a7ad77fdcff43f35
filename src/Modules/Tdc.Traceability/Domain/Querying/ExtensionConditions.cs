using Tdc.Epcis.Model;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Domain.Querying;

/// <summary>Where an extension field stands.</summary>
internal enum ExtensionPlace
{
    /// <summary>In the event.</summary>
    Event,

    /// <summary>In <c>ilmd</c>.</summary>
    Ilmd,

    /// <summary>In a sensor element.</summary>
    SensorElement,

    /// <summary>In a sensor element's metadata.</summary>
    SensorMetadata,

    /// <summary>In a sensor report.</summary>
    SensorReport,

    /// <summary>In the read point.</summary>
    ReadPoint,

    /// <summary>In the business location.</summary>
    BizLocation,

    /// <summary>In the error declaration.</summary>
    ErrorDeclaration,
}

/// <summary>An extension field at a place, at its top or at any depth below.</summary>
internal sealed record ExtensionPath(ExtensionPlace Place, bool Inner, ExtensionName Name)
{
    /// <summary>The fields of an event that are meant.</summary>
    public IEnumerable<ExtensionField> Of(EpcisEvent what)
    {
        foreach (var top in Tops(what))
        {
            foreach (var field in top)
            {
                foreach (var found in Inner ? Below(field, what.Namespaces) : Name.Names(field, what.Namespaces) ? [field] : [])
                {
                    yield return found;
                }
            }
        }
    }

    /// <summary>The texts that a field holds: its own, or those of the items of its list.</summary>
    public static IEnumerable<string> Texts(ExtensionField field)
    {
        if (field.Form == ExtensionForm.List)
        {
            return field.Children.SelectMany(Texts);
        }

        return field.Text is { } text ? [text] : [];
    }

    private IEnumerable<ExtensionField> Below(ExtensionField field, NamespaceScope scope)
    {
        foreach (var child in field.Children)
        {
            // The items of a list bear the list's own name and are not below it.
            if (field.Form != ExtensionForm.List && Name.Names(child, scope))
            {
                yield return child;
            }

            foreach (var deeper in Below(child, scope))
            {
                yield return deeper;
            }
        }
    }

    private IEnumerable<IReadOnlyList<ExtensionField>> Tops(EpcisEvent what) => Place switch
    {
        ExtensionPlace.Event => [what.Extensions],
        ExtensionPlace.Ilmd => [what.Ilmd ?? []],
        ExtensionPlace.ReadPoint => [what.ReadPoint?.Extensions ?? []],
        ExtensionPlace.BizLocation => [what.BizLocation?.Extensions ?? []],
        ExtensionPlace.ErrorDeclaration => [what.ErrorDeclaration?.Extensions ?? []],
        ExtensionPlace.SensorElement => (what.SensorElementList ?? []).Select(e => e.Extensions),
        ExtensionPlace.SensorMetadata => EventFields.Sensors(what, true, false).Select(s => s.Extensions),
        _ => EventFields.Sensors(what, false, true).Select(s => s.Extensions),
    };
}

/// <summary><c>EQ_</c>, <c>GT_</c>, <c>GE_</c>, <c>LT_</c>, <c>LE_</c> of an extension field.</summary>
internal sealed class ExtensionCompares(ExtensionPath where, Comparison how, IReadOnlyList<string> values) : Condition
{
    private readonly ComparableValue[] wanted = [.. values.Select(ComparableValue.Of)];

    public override bool Holds(StoredEvent stored)
    {
        foreach (var text in where.Of(stored.Event).SelectMany(ExtensionPath.Texts))
        {
            var found = ComparableValue.Of(text);
            foreach (var value in wanted)
            {
                if (ComparableValue.Holds(how, found, value))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary><c>EXISTS_</c> of an extension field.</summary>
internal sealed class ExtensionExists(ExtensionPath where) : Condition
{
    public override bool Holds(StoredEvent stored) => where.Of(stored.Event).Any();
}

/// <summary><c>HASATTR_</c> and <c>EQATTR_</c>: the master data of what a field names has an attribute.</summary>
internal sealed class AttributeIs(Func<EpcisEvent, IEnumerable<string>> field, Func<string, bool> attribute, IReadOnlyList<string>? values) : Condition
{
    private readonly ComparableValue[] wanted = [.. (values ?? []).Select(ComparableValue.Of)];

    private IReadOnlySet<string> described = new HashSet<string>();

    public override bool Holds(StoredEvent stored)
    {
        foreach (var id in field(stored.Event))
        {
            if (described.Contains(Tdc.Epcis.Identifiers.Identifier.Canonical(id)))
            {
                return true;
            }
        }

        return false;
    }

    public override async Task BindAsync(IMasterData masterData, CancellationToken cancellation) =>
        described = await masterData.WithAttributeAsync(attribute, IsWanted, cancellation);

    private bool IsWanted(string text)
    {
        if (values is null)
        {
            return true;
        }

        var found = ComparableValue.Of(text);
        return wanted.Any(w => ComparableValue.Holds(Comparison.Equal, found, w));
    }
}
