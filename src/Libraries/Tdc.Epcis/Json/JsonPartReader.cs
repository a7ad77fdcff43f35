using System.Text.Json;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Epcis.Vocabulary;

namespace Tdc.Epcis.Json;

/// <summary>Reads the parts of an event.</summary>
internal sealed class JsonPartReader(JsonTools tools, JsonExtensionReader extensions)
{
    private readonly HashSet<string> unique = new(StringComparer.Ordinal);

    /// <summary>A list of URIs.</summary>
    public IReadOnlyList<string>? Uris(ref Utf8JsonReader reader, bool unique) =>
        Strings(ref reader, unique, static (JsonTools tools, ref Utf8JsonReader r) => tools.Uri(ref r));

    /// <summary>One URI or a list of them.</summary>
    public IReadOnlyList<string>? Certificates(ref Utf8JsonReader reader, out bool isList)
    {
        isList = reader.TokenType == JsonTokenType.StartArray;
        if (isList)
        {
            return Uris(ref reader, unique: false);
        }

        return tools.Uri(ref reader) is { } one ? [one] : null;
    }

    public IReadOnlyList<QuantityElement>? Quantities(ref Utf8JsonReader reader)
    {
        if (!tools.IsList(ref reader))
        {
            return null;
        }

        var list = new List<QuantityElement>();
        tools.Findings.Push(0);
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            tools.Findings.At(i);
            tools.Count(i);
            if (tools.IsObject(ref reader))
            {
                list.Add(Quantity(ref reader));
            }
        }

        tools.Findings.Pop();
        return list;
    }

    public IReadOnlyList<BusinessReference>? References(ref Utf8JsonReader reader, string name, WordList words, bool typeNeeded)
    {
        if (!tools.IsList(ref reader))
        {
            return null;
        }

        var list = new List<BusinessReference>();
        tools.Findings.Push(0);
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            tools.Findings.At(i);
            tools.Count(i);
            if (tools.IsObject(ref reader))
            {
                list.Add(Reference(ref reader, name, words, typeNeeded));
            }
        }

        tools.Findings.Pop();
        return list;
    }

    public Place? Place(ref Utf8JsonReader reader)
    {
        if (!tools.IsObject(ref reader))
        {
            return null;
        }

        string? id = null;
        var hasId = false;
        List<ExtensionField>? own = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            reader.Read();
            tools.Findings.Push(name);
            if (name == "id")
            {
                hasId = true;
                id = tools.Uri(ref reader, pooled: true);
            }
            else
            {
                (own ??= []).Add(extensions.Read(ref reader, name));
            }

            tools.Findings.Pop();
        }

        Need(hasId, "id");
        return new Place(id ?? "", own ?? (IReadOnlyList<ExtensionField>)[]);
    }

    public PersistentDisposition? PersistentDisposition(ref Utf8JsonReader reader)
    {
        if (!tools.IsObject(ref reader))
        {
            return null;
        }

        IReadOnlyList<string>? set = null;
        IReadOnlyList<string>? unset = null;
        var any = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            reader.Read();
            tools.Findings.Push(name);
            if (name is "set" or "unset")
            {
                any = true;
                var words = Strings(
                    ref reader, true, static (JsonTools tools, ref Utf8JsonReader r) => tools.Word(ref r, WordList.Disposition));
                if (words is { Count: 0 })
                {
                    tools.Findings.Schema("epcis.empty-list");
                }

                if (name == "set")
                {
                    set = words;
                }
                else
                {
                    unset = words;
                }
            }
            else
            {
                tools.Findings.Schema("epcis.unknown-field", JsonTools.Short(name));
                reader.Skip();
            }

            tools.Findings.Pop();
        }

        Need(any, "set, unset");
        return new PersistentDisposition(set, unset);
    }

    public ErrorDeclaration? ErrorDeclaration(ref Utf8JsonReader reader)
    {
        if (!tools.IsObject(ref reader))
        {
            return null;
        }

        var read = new ErrorDeclaration();
        var hasTime = false;
        List<ExtensionField>? own = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            reader.Read();
            tools.Findings.Push(name);
            switch (name)
            {
                case "declarationTime":
                    hasTime = true;
                    read.DeclarationTime = tools.Time(ref reader);
                    break;
                case "reason":
                    read.Reason = tools.Word(ref reader, WordList.ErrorReason);
                    break;
                case "correctiveEventIDs":
                    read.CorrectiveEventIds = Uris(ref reader, unique: false);
                    break;
                default:
                    NeedUri(name);
                    (own ??= []).Add(extensions.Read(ref reader, name));
                    break;
            }

            tools.Findings.Pop();
        }

        Need(hasTime, "declarationTime");
        read.Extensions = own ?? (IReadOnlyList<ExtensionField>)[];
        return read;
    }

    public IReadOnlyList<ExtensionField>? Ilmd(ref Utf8JsonReader reader)
    {
        if (!tools.IsObject(ref reader))
        {
            return null;
        }

        var fields = new List<ExtensionField>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            reader.Read();
            tools.Findings.Push(name);
            NeedUri(name);
            fields.Add(extensions.Read(ref reader, name));
            tools.Count(fields.Count);
            tools.Findings.Pop();
        }

        return fields;
    }

    private delegate string? ReadText(JsonTools tools, ref Utf8JsonReader reader);

    private List<string>? Strings(ref Utf8JsonReader reader, bool mustDiffer, ReadText read)
    {
        if (!tools.IsList(ref reader))
        {
            return null;
        }

        var list = new List<string>();
        unique.Clear();
        tools.Findings.Push(0);
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            tools.Findings.At(i);
            tools.Count(i);
            if (read(tools, ref reader) is not { } text)
            {
                continue;
            }

            list.Add(text);
            if (mustDiffer && !unique.Add(text))
            {
                tools.Findings.Schema("epcis.repeated-item");
            }
        }

        tools.Findings.Pop();
        return list;
    }

    private QuantityElement Quantity(ref Utf8JsonReader reader)
    {
        string? epcClass = null, quantity = null, unit = null;
        var hasClass = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            reader.Read();
            tools.Findings.Push(name);
            switch (name)
            {
                case "epcClass":
                    hasClass = true;
                    epcClass = tools.Uri(ref reader);
                    break;
                case "quantity":
                    quantity = tools.Number(ref reader);
                    break;
                case "uom":
                    unit = tools.String(ref reader, pooled: true);
                    if (unit is not null && !Formats.IsUnit(unit))
                    {
                        tools.Findings.Schema("epcis.unit", JsonTools.Short(unit));
                    }

                    break;
                default:
                    tools.Findings.Schema("epcis.unknown-field", JsonTools.Short(name));
                    reader.Skip();
                    break;
            }

            tools.Findings.Pop();
        }

        Need(hasClass, "epcClass");
        return new QuantityElement(epcClass ?? "", quantity, unit);
    }

    private BusinessReference Reference(ref Utf8JsonReader reader, string valueName, WordList words, bool typeNeeded)
    {
        string? type = null, value = null;
        var (hasType, hasValue) = (false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            reader.Read();
            tools.Findings.Push(name);
            if (name == "type")
            {
                hasType = true;
                type = tools.Word(ref reader, words);
            }
            else if (name == valueName)
            {
                hasValue = true;
                value = tools.Uri(ref reader);
            }
            else
            {
                tools.Findings.Schema("epcis.unknown-field", JsonTools.Short(name));
                reader.Skip();
            }

            tools.Findings.Pop();
        }

        Need(hasType || !typeNeeded, "type");
        Need(hasValue, valueName);
        return new BusinessReference(type, value ?? "");
    }

    private void Need(bool there, string name)
    {
        if (!there)
        {
            tools.Findings.Schema("epcis.required", name);
        }
    }

    private void NeedUri(string name)
    {
        if (!AbsoluteUri.IsUri(name))
        {
            tools.Findings.Schema("epcis.unknown-field", JsonTools.Short(name));
        }
    }
}
