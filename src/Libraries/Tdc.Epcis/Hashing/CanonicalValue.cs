using System.Globalization;
using Tdc.Epcis.Identifiers;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Epcis.Vocabulary;

namespace Tdc.Epcis.Hashing;

/// <summary>Writes single values in their canonical form.</summary>
/// <remarks>Source: CBV 2.0, section 8.9.2.</remarks>
internal readonly struct CanonicalValue(PreHashBuffer buffer, NamespaceScope namespaces)
{
    /// <summary>A time in UTC with three decimals; a text that is no time is written as it stands.</summary>
    public void Time(ReadOnlySpan<char> text)
    {
        if (!Timestamp.TryReadMilliseconds(text, out var milliseconds) || milliseconds < 0 || milliseconds > DateTime.MaxValue.Ticks / TimeSpan.TicksPerMillisecond)
        {
            buffer.Write(text);
            return;
        }

        Span<char> digits = stackalloc char[24];
        new DateTime(milliseconds * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc)
            .TryFormat(digits, out var length, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        buffer.Write(digits[..length]);
    }

    /// <summary>A word of a list in any form becomes its Web URI; an own value is a URI.</summary>
    public void Word(WordList list, ReadOnlySpan<char> text)
    {
        if (Words.TryFind(list, text, out var word))
        {
            buffer.Write(CoreBusinessVocabulary.WebStem(list));
            buffer.Write(word);
        }
        else if (CoreBusinessVocabulary.TryStrip(list, text, out var rest))
        {
            buffer.Write(CoreBusinessVocabulary.WebStem(list));
            buffer.Write(rest);
        }
        else
        {
            Uri(text);
        }
    }

    /// <summary>A GS1 identifier becomes its canonical Digital Link, a word its Web URI, a compact URI the whole URI; others stand as they are.</summary>
    public void Uri(ReadOnlySpan<char> text)
    {
        if (Identifier.TryWriteCanonical(buffer, text))
        {
            return;
        }

        if (CoreBusinessVocabulary.TryRecognise(text, out var list, out var rest))
        {
            buffer.Write(CoreBusinessVocabulary.WebStem(list));
            buffer.Write(rest);
            return;
        }

        var colon = AbsoluteUri.SchemeLength(text);
        if (colon > 0 && !text[(colon + 1)..].StartsWith("//") && !text.ContainsAny(" \t\r\n") && namespaces.Find(text[..colon]) is { } name)
        {
            buffer.Write(name);
            if (name == NamespaceScope.Cbvmda)
            {
                buffer.Write(':');
            }

            buffer.Write(text[(colon + 1)..]);
            return;
        }

        buffer.Write(text);
    }
}
