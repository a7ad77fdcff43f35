using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Tdc.Dcc.Reading;

/// <summary>An element under reading: asks for its children by name and says where something is wrong.</summary>
internal readonly struct Node(XElement element, ReadingState state)
{
    public XElement Element { get; } = element;

    public ReadingState State { get; } = state;

    public string Name => Element.Name.LocalName;

    /// <summary>The element's own text; an element inside it is a fault.</summary>
    public string Text => Element.HasElements ? throw Stop(DccFault.Text) : Element.Value;

    /// <summary>The text without blanks at its ends; never empty.</summary>
    public string Word
    {
        get
        {
            var text = Text.Trim();
            return text.Length > 0 ? text : throw Stop(DccFault.Missing);
        }
    }

    public string[] Words => Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public Marks Marks
    {
        get
        {
            if (!Element.HasAttributes)
            {
                return Marks.None;
            }

            var refers = Split("refId");
            foreach (var id in refers)
            {
                State.References.Add((id, Element));
            }

            return new Marks { Id = Element.Attribute("id")?.Value, RefersTo = [.. refers], Kinds = [.. Split("refType")] };
        }
    }

    public bool Is(string dcc) => Element.Name.NamespaceName == DccNames.Dcc && Name == dcc;

    /// <summary>The one child of this name, or none.</summary>
    public Node? Find(string name)
    {
        XElement? found = null;
        foreach (var child in Element.Elements(Element.Name.Namespace + name))
        {
            found = found is null ? child : throw ReadingStopped.At(DccFault.Repeated, child);
        }

        return found is null ? null : Touch(found);
    }

    public Node Need(string name) => Find(name) ?? throw ReadingStopped.At(DccFault.Missing, Element, name);

    public T? Map<T>(string name, Func<Node, T> read) where T : class => Find(name) is { } node ? read(node) : null;

    public IEnumerable<Node> All(string name)
    {
        var here = this;
        return Element.Elements(Element.Name.Namespace + name).Select(here.Touch);
    }

    /// <summary>Children of any name space, in the document's order.</summary>
    public IEnumerable<Node> Children(Func<XElement, bool> which)
    {
        var here = this;
        return Element.Elements().Where(which).Select(here.Touch);
    }

    private Node Touch(XElement child)
    {
        State.Touched.Add(child);
        return new Node(child, State);
    }

    public Sequence<T> Each<T>(string name, Func<Node, T> read) => [.. All(name).Select(read)];

    public Sequence<T> NeedEach<T>(string name, Func<Node, T> read)
    {
        var list = Each(name, read);
        return list.Count > 0 ? list : throw ReadingStopped.At(DccFault.Missing, Element, name);
    }

    /// <summary>The members of a list that an element of its own holds, such as <c>usedMethods/usedMethod</c>.</summary>
    public Sequence<T> Inside<T>(string list, string name, Func<Node, T> read) => Find(list) is { } node ? node.Each(name, read) : [];

    public string? OptionalWord(string name) => Find(name)?.Word;

    public Sequence<string> EachWord(string name) => Each(name, node => node.Word);

    public bool? Truth(string name) => Find(name)?.AsTruth();

    public bool AsTruth() => Word switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw Stop(DccFault.Word),
    };

    public DateOnly? Date(string name) => Find(name)?.AsDate();

    /// <summary>A date of XML; a zone behind it changes nothing.</summary>
    public DateOnly AsDate()
    {
        var text = Word;
        var good = DateOnly.TryParseExact(text.Length >= 10 ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        var zone = text.Length >= 10 ? text[10..] : "";
        var zoneGood = zone is "" or "Z" || (zone.Length == 6 && zone[0] is '+' or '-' && zone[3] == ':');
        return good && zoneGood ? date : throw Stop(DccFault.Date);
    }

    public DateTimeOffset AsTime(string text)
    {
        try
        {
            var time = XmlConvert.ToDateTime(text, XmlDateTimeSerializationMode.RoundtripKind);
            return time.Kind == DateTimeKind.Unspecified
                ? new DateTimeOffset(time, TimeSpan.Zero) // a time without a zone must not depend on the machine
                : new DateTimeOffset(time.ToUniversalTime());
        }
        catch (FormatException)
        {
            throw Stop(DccFault.Date);
        }
    }

    public DsiNumber AsNumber() => DsiNumber.TryRead(Text.Trim(), out var number) ? number : throw Stop(DccFault.Number);

    public Sequence<DsiNumber> AsNumbers()
    {
        var here = this;
        return [.. Words.Select(word => DsiNumber.TryRead(word, out var number) ? number : throw here.Stop(DccFault.Number))];
    }

    public ReadingStopped Stop(DccFault fault) => ReadingStopped.At(fault, Element);

    public void Remark(DccRemarkKind kind) => State.Remark(kind, Element);

    private string[] Split(string attribute) =>
        Element.Attribute(attribute)?.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
}

/// <summary>What is gathered while a document is read.</summary>
internal sealed class ReadingState
{
    private const int MostRemarks = 200;

    public List<DccRemark> Remarks { get; } = [];

    /// <summary>Elements that somebody asked for.</summary>
    public HashSet<XElement> Touched { get; } = [];

    public List<(string Id, XElement Where)> References { get; } = [];

    public void Remark(DccRemarkKind kind, XElement where)
    {
        if (Remarks.Count < MostRemarks)
        {
            Remarks.Add(new DccRemark(kind, ReadingStopped.PathOf(where)));
        }
    }

    /// <summary>Remarks on what nobody asked for, and on references that lead nowhere.</summary>
    public void Finish(XElement root)
    {
        Touched.Add(root);
        foreach (var parent in root.DescendantsAndSelf().Where(Touched.Contains))
        {
            foreach (var child in parent.Elements().Where(child => !Touched.Contains(child) && child.Name.NamespaceName != DccNames.Signature))
            {
                Remark(DccRemarkKind.PassedOver, child);
            }
        }

        var ids = root.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (_, where) in References.Where(reference => !ids.Contains(reference.Id)))
        {
            Remark(DccRemarkKind.DanglingReference, where);
        }
    }
}
