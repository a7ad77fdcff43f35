using Tdc.Epcis.Model;

namespace Tdc.Epcis.Hashing;

/// <summary>Writes extension fields: <c>{namespace}name=value</c>, or the name and the sorted fields inside it.</summary>
/// <remarks>Source: CBV 2.0, section 8.9.2, items 19 to 21.</remarks>
internal readonly struct PreHashExtensions(PreHashBuffer buffer, CanonicalValue values)
{
    /// <summary>Writes the fields sorted by their finished strings.</summary>
    public void Write(IReadOnlyList<ExtensionField> fields)
    {
        if (fields.Count == 0)
        {
            return;
        }

        var mark = buffer.Mark();
        for (var i = 0; i < fields.Count; i++)
        {
            Items(fields[i], fields[i]);
        }

        buffer.Sort(mark);
    }

    /// <summary>One item for a field; one for each item of a list, all under the list's name.</summary>
    private void Items(ExtensionField field, ExtensionField named)
    {
        if (field.Form == ExtensionForm.List)
        {
            foreach (var item in field.Children)
            {
                Items(item, named);
            }

            return;
        }

        var start = buffer.Length;
        Name(named);
        if (field.Form == ExtensionForm.Fields && ValueObject(field) is { } literal)
        {
            Text(literal);
        }
        else
        {
            Text(field);
            Write(field.Children);
        }

        buffer.Item(start);
    }

    private void Name(ExtensionField field)
    {
        if (field.Namespace is { Length: > 0 } name)
        {
            buffer.Write('{');
            buffer.Write(name);
            buffer.Write('}');
            buffer.Write(field.LocalName);
        }
        else
        {
            buffer.Write(field.Namespace is null ? field.Name : field.LocalName);
        }
    }

    private void Text(ExtensionField field)
    {
        if (field.Text.AsSpan().Trim() is not { IsEmpty: false } text)
        {
            return;
        }

        buffer.Write('=');
        if (field.Form == ExtensionForm.Number)
        {
            CanonicalNumber.Write(buffer, text);
        }
        else if (field.XmlType is { } type && type.EndsWith(":dateTime", StringComparison.Ordinal))
        {
            values.Time(text);
        }
        else
        {
            values.Uri(text);
        }
    }

    /// <summary>The value of a JSON-LD value object (<c>@value</c> beside <c>@type</c> or <c>@language</c>), or <c>null</c>.</summary>
    private static ExtensionField? ValueObject(ExtensionField field)
    {
        foreach (var child in field.Children)
        {
            if (child.Name == "@value")
            {
                return child;
            }
        }

        return null;
    }
}
