using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;
using Tdc.Epcis.Json;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Xml;

/// <summary>Reads an XML document: hands its events out one by one, keeps the rest in the header.</summary>
internal sealed class XmlDocumentReader(Stream source, EpcisLimits limits, Findings findings, DocumentHeader header)
{
    private readonly XmlEventReader events = new(findings);

    private readonly XmlHeaderReader headers = new(findings);

    private int index;

    private bool strict;

    private bool anyList;

    /// <summary>Whether a name space is one of those that every EPCIS document declares and that no field of another name space stands in.</summary>
    public static bool IsOfTheStandard(string name) =>
        name is XmlNames.Epcis2 or XmlNames.Epcis1 or XmlNames.Query2 or XmlNames.Query1 or XmlNames.BusinessHeader or XmlNames.Instance or XmlNames.Schema
            or XmlNames.Json;

    /// <summary>The events in their order.</summary>
    public async IAsyncEnumerable<ReadEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var part = new PartStream(source, limits);
        using var reader = XmlReader.Create(part, new XmlReaderSettings
        {
            Async = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = false,
        });
        var tree = new XmlTreeReader(reader, limits);
        await ToRootAsync(reader);
        var root = tree.Start();
        if (!Root(root))
        {
            if (EventNames.Kind(root.LocalName) == EventKind.Own || root.Namespace is not ("" or XmlNames.Epcis2))
            {
                throw new ReadingStopped("epcis.root", JsonTools.Short(root.LocalName));
            }

            header.Kind = DocumentKind.BareEvent;
            strict = true;
            yield return Event(await tree.ReadAsync(cancellation));
            yield break;
        }

        if (!reader.IsEmptyElement)
        {
            await foreach (var read in ContentAsync(reader, tree, part, cancellation))
            {
                yield return read;
            }
        }

        if (!anyList && header.Kind == DocumentKind.Document)
        {
            findings.Schema("epcis.required", "EPCISBody");
        }

        // What follows the root must be white space; the reader says when it is not.
        while (await reader.ReadAsync())
        {
        }
    }

    private static async ValueTask ToRootAsync(XmlReader reader)
    {
        try
        {
            while (await reader.ReadAsync() && reader.NodeType != XmlNodeType.Element)
            {
            }
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new ReadingStopped("epcis.dtd");
        }

        if (reader.NodeType != XmlNodeType.Element)
        {
            throw new ReadingStopped("epcis.root", "");
        }
    }

    /// <summary>Walks through the containers of the document; everything that is not one is read whole.</summary>
    private async IAsyncEnumerable<ReadEvent> ContentAsync(
        XmlReader reader, XmlTreeReader tree, PartStream part, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var inside = new Stack<string>(["root"]);
        while (await reader.ReadAsync())
        {
            if (reader.NodeType == XmlNodeType.EndElement)
            {
                inside.Pop();
                if (inside.Count == 0)
                {
                    yield break;
                }

                continue;
            }

            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            cancellation.ThrowIfCancellationRequested();
            part.Mark();
            var place = inside.Peek();
            if (IsContainer(place, reader))
            {
                anyList |= reader.LocalName == "EPCISBody";
                if (!reader.IsEmptyElement)
                {
                    inside.Push(reader.LocalName == "extension" ? place : reader.LocalName);
                }

                continue;
            }

            var element = await tree.ReadAsync(cancellation);
            if (place == "EventList")
            {
                yield return Event(element);
            }
            else
            {
                headers.Read(element, place, header);
            }
        }
    }

    private static bool IsContainer(string place, XmlReader reader) => reader.LocalName switch
    {
        "EPCISBody" => place == "root" && reader.NamespaceURI.Length == 0,
        "EventList" => place is "EPCISBody" or "resultsBody" && reader.NamespaceURI.Length == 0,
        "extension" => place is "EventList" && reader.NamespaceURI.Length == 0,
        "QueryResults" => place == "EPCISBody" && reader.NamespaceURI is XmlNames.Query2 or XmlNames.Query1,
        "resultsBody" => place == "QueryResults" && reader.NamespaceURI.Length == 0,
        _ => false,
    };

    private ReadEvent Event(XmlElement element)
    {
        if (index >= limits.Events)
        {
            throw new ReadingStopped("epcis.limit-events", limits.Events.ToString(CultureInfo.InvariantCulture));
        }

        var depth = findings.Depth;
        Enter();
        findings.Event = index;
        var (before, errors) = (findings.All.Count, findings.Errors);
        var read = events.Read(element, header.Namespaces, strict);
        SemanticRules.Check(read, findings);
        findings.Event = -1;
        findings.Reset(depth);
        return new ReadEvent(index++, read, findings.Since(before), default) { HasMoreErrors = findings.Cut && findings.Errors > errors };
    }

    /// <summary>Sets the pointer to the place of the event in the equivalent JSON document.</summary>
    private void Enter()
    {
        if (header.Kind == DocumentKind.BareEvent)
        {
            return;
        }

        findings.Push("epcisBody");
        if (header.Kind == DocumentKind.QueryDocument)
        {
            findings.Push("queryResults");
            findings.Push("resultsBody");
        }

        findings.Push("eventList");
        findings.Push(index);
    }

    private bool Root(XmlElement root)
    {
        header.Kind = (root.Namespace, root.LocalName) switch
        {
            (XmlNames.Epcis2 or XmlNames.Epcis1, "EPCISDocument") => DocumentKind.Document,
            (XmlNames.Query2 or XmlNames.Query1, "EPCISQueryDocument") => DocumentKind.QueryDocument,
            _ => DocumentKind.Unknown,
        };
        if (header.Kind == DocumentKind.Unknown)
        {
            return false;
        }

        strict = root.Namespace is XmlNames.Epcis2 or XmlNames.Query2;
        foreach (var (prefix, name) in root.Declarations ?? [])
        {
            if (prefix.Length > 0 && !IsOfTheStandard(name))
            {
                header.Namespaces.Declare(prefix, name);
            }
        }

        headers.Attributes(root, header);
        return true;
    }
}
