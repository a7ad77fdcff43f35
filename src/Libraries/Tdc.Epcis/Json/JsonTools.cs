using System.Text;
using System.Text.Json;
using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Json;

/// <summary>Takes values from a JSON reader and reports those that are of another type than the schema asks for.</summary>
internal sealed class JsonTools(Findings findings, EpcisLimits limits)
{
    private readonly Utf8Pool pool = new();

    public Findings Findings => findings;

    public EpcisLimits Limits => limits;

    /// <summary>The reader's property name; the same string for the same name.</summary>
    public string Name(ref readonly Utf8JsonReader reader) => reader.ValueIsEscaped ? Text(in reader) : pool.Get(reader.ValueSpan);

    /// <summary>A string that comes often.</summary>
    public string Pooled(ref readonly Utf8JsonReader reader) => reader.ValueIsEscaped ? Text(in reader) : pool.Get(reader.ValueSpan);

    /// <summary>A string.</summary>
    public string Text(ref readonly Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > limits.TextLength)
        {
            throw new ReadingStopped("epcis.limit-text", limits.TextLength.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return reader.GetString()!;
    }

    /// <summary>Number or literal as written.</summary>
    public string Raw(ref readonly Utf8JsonReader reader) => Encoding.ASCII.GetString(reader.ValueSpan);

    /// <summary>A value that must be a string; reports and skips another.</summary>
    public string? String(ref Utf8JsonReader reader, bool pooled = false)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return pooled ? Pooled(in reader) : Text(in reader);
        }

        WrongType(ref reader, "string");
        return null;
    }

    /// <summary>A value that must be a number; its text as written.</summary>
    public string? Number(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return Raw(in reader);
        }

        WrongType(ref reader, "number");
        return null;
    }

    /// <summary>A string that must be an absolute URI.</summary>
    public string? Uri(ref Utf8JsonReader reader, bool pooled = false)
    {
        var text = String(ref reader, pooled);
        if (text is not null && !AbsoluteUri.IsUri(text))
        {
            findings.Schema("epcis.uri", Short(text));
        }

        return text;
    }

    /// <summary>A string that must be a date and time with zone.</summary>
    public string? Time(ref Utf8JsonReader reader)
    {
        var text = String(ref reader);
        if (text is not null && !Timestamp.TryReadMilliseconds(text, out _))
        {
            findings.Schema("epcis.time", Short(text));
        }

        return text;
    }

    /// <summary>A word of a list, or an own URI.</summary>
    public string? Word(ref Utf8JsonReader reader, Vocabulary.WordList list)
    {
        var text = String(ref reader, pooled: true);
        if (text is not null && !Formats.IsWordOrOwnUri(list, text))
        {
            findings.Schema("epcis.word", Short(text));
        }

        return text;
    }

    /// <summary>Whether the value is an object; reports and skips another.</summary>
    public bool IsObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return true;
        }

        WrongType(ref reader, "object");
        return false;
    }

    /// <summary>Whether the value is a list; reports and skips another.</summary>
    public bool IsList(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return true;
        }

        WrongType(ref reader, "array");
        return false;
    }

    public void WrongType(ref Utf8JsonReader reader, string expected)
    {
        findings.Schema("epcis.type", expected);
        reader.Skip();
    }

    /// <summary>Checks the number of items or fields against the limit.</summary>
    public void Count(int items)
    {
        if (items > limits.Items)
        {
            throw new ReadingStopped("epcis.limit-items", limits.Items.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The beginning of a text, short enough for a message.</summary>
    public static string Short(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 77), "…");
}
