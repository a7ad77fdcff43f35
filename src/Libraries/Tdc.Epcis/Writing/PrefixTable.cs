using Tdc.Epcis.Model;

namespace Tdc.Epcis.Writing;

/// <summary>Finds for every extension field a name that says its name space where it is written, and makes prefixes where there is none.</summary>
internal sealed class PrefixTable(NamespaceScope scope)
{
    private readonly List<KeyValuePair<string, string>> made = [];

    /// <summary>Prefixes that had to be made, with their name spaces.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Made => made;

    /// <summary>Looks through the fields and makes the prefixes they lack.</summary>
    public PrefixTable Cover(params ReadOnlySpan<IReadOnlyList<ExtensionField>?> lists)
    {
        foreach (var list in lists)
        {
            foreach (var field in list ?? [])
            {
                Cover(field);
            }
        }

        return this;
    }

    /// <summary>The prefix of a name space here; empty for a field without one.</summary>
    public string PrefixOf(ExtensionField field)
    {
        if (field.Namespace is not { Length: > 0 } name)
        {
            return "";
        }

        var colon = field.Name.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && scope.Find(field.Name.AsSpan(0, colon)) == name)
        {
            return field.Name[..colon];
        }

        return scope.PrefixOf(name) ?? made.Find(m => m.Value == name).Key ?? "";
    }

    private void Cover(ExtensionField field)
    {
        if (field.Namespace is { Length: > 0 } name && PrefixOf(field).Length == 0)
        {
            var colon = field.Name.IndexOf(':', StringComparison.Ordinal);
            var wanted = colon > 0 && IsPrefix(field.Name.AsSpan(0, colon)) ? field.Name[..colon] : "ns";
            var prefix = wanted;
            for (var i = 1; scope.Find(prefix) is not null || made.Exists(m => m.Key == prefix); i++)
            {
                prefix = wanted + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            made.Add(new(prefix, name));
        }

        foreach (var child in field.Children)
        {
            Cover(child);
        }
    }

    private static bool IsPrefix(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return char.IsAsciiLetter(text[0]) && text is not ("http" or "https" or "urn");
    }

    /// <summary>Makes the prefixes that all extension fields of an event lack.</summary>
    public static PrefixTable Of(EpcisEvent what)
    {
        var table = new PrefixTable(what.Namespaces)
            .Cover(what.Extensions, what.Ilmd, what.ReadPoint?.Extensions, what.BizLocation?.Extensions, what.ErrorDeclaration?.Extensions);
        foreach (var element in what.SensorElementList ?? [])
        {
            table.Cover(element.Extensions, element.Metadata?.Extensions);
            foreach (var report in element.Reports)
            {
                table.Cover(report.Extensions);
            }
        }

        return table;
    }
}
