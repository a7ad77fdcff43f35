using System.Globalization;
using System.Text;
using System.Xml;

namespace Tdc.Dcc.Writing;

/// <summary>Writes elements, knows where it is and what the version has room for.</summary>
internal sealed class DccXml(XmlWriter writer, DccVersion version)
{
    private readonly Stack<string> path = new();
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly List<(string Id, string Path)> references = [];

    public bool Is330 => version == DccVersion.V330;

    private string Path => "/" + string.Join('/', path.Reverse());

    public WritingStopped Stop(DccFault fault, string? child = null) => new(fault, child is null ? Path : Path + "/" + child);

    public void Open(string name, string space = DccNames.Dcc)
    {
        path.Push(name);
        writer.WriteStartElement(space == DccNames.Dcc ? "dcc" : "si", name, space);
    }

    public void Close()
    {
        path.Pop();
        writer.WriteEndElement();
    }

    /// <summary>An element whose content the caller writes.</summary>
    public void Element(string name, Action content, string space = DccNames.Dcc)
    {
        Open(name, space);
        content();
        Close();
    }

    /// <summary>An element for each member, inside a list element that is left out when there is none.</summary>
    public void Inside<T>(string list, string name, Sequence<T> members, Action<T> content)
    {
        if (members.Count > 0)
        {
            Element(list, () => Each(name, members, content));
        }
    }

    public void NeedInside<T>(string list, string name, Sequence<T> members, Action<T> content)
    {
        if (members.Count == 0)
        {
            throw Stop(DccFault.Missing, list);
        }

        Inside(list, name, members, content);
    }

    public void Each<T>(string name, Sequence<T> members, Action<T> content)
    {
        foreach (var member in members)
        {
            Element(name, () => content(member));
        }
    }

    public void Maybe<T>(string name, T? value, Action<T> content) where T : class
    {
        if (value is not null)
        {
            Element(name, () => content(value));
        }
    }

    /// <summary>A text that may be empty and may have blanks.</summary>
    public void Text(string name, string text, string space = DccNames.Dcc) => Element(name, () => Bare(text), space);

    /// <summary>A text that is not empty and has no blanks at its ends; left out when it is null.</summary>
    public void Word(string name, string? word, string space = DccNames.Dcc)
    {
        if (word is null)
        {
            return;
        }

        if (word.Length == 0 || word.Trim().Length != word.Length)
        {
            throw Stop(DccFault.Text, name);
        }

        Text(name, word, space);
    }

    public void Words(string name, Sequence<string> words)
    {
        foreach (var word in words)
        {
            Word(name, word);
        }
    }

    /// <summary>Words without blanks, in one element.</summary>
    public void List(string name, IEnumerable<string> words, string space)
    {
        var checkedWords = words.Select(word => word.Length == 0 || word.Any(char.IsWhiteSpace) ? throw Stop(DccFault.Text, name) : word);
        Text(name, string.Join(' ', checkedWords), space);
    }

    public void Truth(string name, bool? truth)
    {
        if (truth is { } value)
        {
            Text(name, value ? "true" : "false");
        }
    }

    public void Date(string name, DateOnly? date)
    {
        if (date is { } value)
        {
            Text(name, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    public void Code(string name, string code, bool capital, int length = 2)
    {
        if (code.Length != length || code.Any(letter => capital ? letter is < 'A' or > 'Z' : letter is < 'a' or > 'z'))
        {
            throw Stop(DccFault.Word, name);
        }

        Text(name, code);
    }

    public void Attribute(string name, string value) => Characters(value, () => writer.WriteAttributeString(name, value));

    public void Octets(string name, ReadOnlyMemory<byte> octets) => Text(name, Convert.ToBase64String(octets.Span));

    /// <summary>The attributes of an element that was just opened.</summary>
    /// <param name="mayRefer">Whether 3.2.1 too has <c>refId</c> on this element.</param>
    /// <param name="mayBeOfKind">Whether 3.2.1 too has <c>refType</c> on this element.</param>
    public void Marks(Marks marks, bool mayRefer = false, bool mayBeOfKind = true)
    {
        if (marks.Id is { } id)
        {
            if (!IsName(id) || !ids.Add(id))
            {
                throw Stop(DccFault.Id);
            }

            Attribute("id", id);
        }

        NeedVersion(marks.RefersTo.Count == 0 || mayRefer, "@refId");
        NeedVersion(marks.Kinds.Count == 0 || mayBeOfKind, "@refType");
        Joined("refId", marks.RefersTo);
        Joined("refType", marks.Kinds);
        references.AddRange(marks.RefersTo.Select(reference => (reference, Path)));
    }

    public void NeedVersion(bool inAll, string what)
    {
        if (!inAll && !Is330)
        {
            throw Stop(DccFault.NotInVersion, what);
        }
    }

    /// <summary>Every reference must lead to an id of the document.</summary>
    public void CheckReferences()
    {
        foreach (var (id, where) in references)
        {
            if (!ids.Contains(id))
            {
                throw new WritingStopped(DccFault.Reference, where);
            }
        }
    }

    public void Bare(string text) => Characters(text, () => writer.WriteString(text));

    private void Characters(string text, Action write)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || (rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value)))
            {
                throw Stop(DccFault.Text);
            }
        }

        write();
    }

    private void Joined(string name, Sequence<string> words)
    {
        if (words.Count == 0)
        {
            return;
        }

        if (words.Any(word => word.Length == 0 || word.Any(char.IsWhiteSpace)))
        {
            throw Stop(DccFault.Text, "@" + name);
        }

        Attribute(name, string.Join(' ', words));
    }

    private static bool IsName(string id)
    {
        try
        {
            XmlConvert.VerifyNCName(id);
            return true;
        }
        catch (Exception fault) when (fault is XmlException or ArgumentException)
        {
            return false;
        }
    }
}
