using System.Runtime.CompilerServices;
using System.Text.Json;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Json;

/// <summary>Reads a JSON document: hands its events out one by one, keeps the rest in the header.</summary>
internal sealed class JsonDocumentReader(Stream source, EpcisLimits limits, Findings findings, DocumentHeader header)
{
    private readonly JsonStream json = new(source, limits);

    private readonly JsonTools tools = new(findings, limits);

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    private JsonEventReader? events;

    private JsonHeaderReader? headers;

    private int index;

    /// <summary>The events in their order. Findings of the document itself are complete when the last was taken.</summary>
    public async IAsyncEnumerable<ReadEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        events = new JsonEventReader(tools);
        headers = new JsonHeaderReader(tools, new NameResolver());
        await LookAheadAsync(cancellation);
        if (header.Kind == DocumentKind.BareEvent)
        {
            var item = await json.ReadItemAsync(cancellation);
            if (item.IsEmpty || item.Span[0] != (byte)'{')
            {
                throw new ReadingStopped("epcis.not-an-object");
            }

            yield return ReadEvent(item, bare: true);
            await EndAsync(cancellation);
            yield break;
        }

        if (!await json.ReadAsync(cancellation) || json.Token != JsonTokenType.StartObject)
        {
            throw new ReadingStopped("epcis.not-an-object");
        }

        await foreach (var read in DocumentAsync(cancellation))
        {
            yield return read;
        }

        Require("@context", "type", "epcisBody");
        if (header.Kind == DocumentKind.Document)
        {
            Require("schemaVersion", "creationDate");
        }

        await EndAsync(cancellation);
    }

    /// <summary>Finds what the document is and, when its context stands behind the events, the context; then winds back.</summary>
    private async ValueTask LookAheadAsync(CancellationToken cancellation)
    {
        var origin = source.CanSeek ? source.Position : 0;
        await json.SkipMarkAsync(cancellation);
        var probe = await json.ProbeAsync(wholeAllowed: source.CanSeek, cancellation);
        header.Kind = probe.Type switch
        {
            "EPCISDocument" => DocumentKind.Document,
            "EPCISQueryDocument" => DocumentKind.QueryDocument,
            null when probe.LooksLikeDocument => DocumentKind.Document,
            _ => DocumentKind.BareEvent,
        };
        if (probe.Context is { } context && header.Kind != DocumentKind.BareEvent)
        {
            findings.Push("@context");
            headers!.Context(context, header);
            findings.Pop();
        }

        if (probe.ReadOn)
        {
            source.Position = origin;
            json.Restart();
            await json.SkipMarkAsync(cancellation);
        }
    }

    private async IAsyncEnumerable<ReadEvent> DocumentAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await json.ReadAsync(cancellation) && json.Token == JsonTokenType.PropertyName)
        {
            var name = json.Text;
            Note(name);
            findings.Push(name);
            if (name == "epcisBody")
            {
                await foreach (var read in BodyAsync(cancellation))
                {
                    yield return read;
                }
            }
            else if (name == "@context" && header.Context is not null)
            {
                await json.SkipValueAsync(cancellation);
            }
            else if (name == "@context")
            {
                if (index > 0)
                {
                    findings.Syntax("epcis.context-after-events");
                }

                headers!.Context((await json.ReadValueAsync(cancellation)).Span, header);
            }
            else
            {
                headers!.Field((await json.ReadValueAsync(cancellation)).Span, name, header);
            }

            findings.Pop();
        }
    }

    private async IAsyncEnumerable<ReadEvent> BodyAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await json.ReadAsync(cancellation);
        if (json.Token != JsonTokenType.StartObject)
        {
            await WrongAsync("object", cancellation);
            yield break;
        }

        var wanted = header.Kind == DocumentKind.QueryDocument ? "queryResults" : "eventList";
        var found = false;
        while (await json.ReadAsync(cancellation) && json.Token == JsonTokenType.PropertyName)
        {
            var name = json.Text;
            found |= name == wanted;
            findings.Push(name);
            if (name == wanted && name == "eventList")
            {
                await foreach (var read in ListAsync(cancellation))
                {
                    yield return read;
                }
            }
            else if (name == wanted)
            {
                await foreach (var read in ResultsAsync(cancellation))
                {
                    yield return read;
                }
            }
            else if (name == "event" && header.Kind == DocumentKind.Document)
            {
                // The text of the standard has it, its JSON schema does not: read, and the schema's verdict said.
                yield return ReadEvent(await json.ReadValueAsync(cancellation), bare: false);
            }
            else if (header.Kind == DocumentKind.QueryDocument)
            {
                headers!.QueryField((await json.ReadValueAsync(cancellation)).Span, name, header);
            }
            else
            {
                await json.SkipValueAsync(cancellation);
            }

            findings.Pop();
        }

        if (!found)
        {
            findings.Schema("epcis.required", wanted);
        }
    }

    private async IAsyncEnumerable<ReadEvent> ResultsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await json.ReadAsync(cancellation);
        if (json.Token != JsonTokenType.StartObject)
        {
            await WrongAsync("object", cancellation);
            yield break;
        }

        var (hasName, hasBody) = (false, false);
        while (await json.ReadAsync(cancellation) && json.Token == JsonTokenType.PropertyName)
        {
            var name = json.Text;
            hasName |= name == "queryName";
            findings.Push(name);
            if (name == "resultsBody")
            {
                hasBody = true;
                await foreach (var read in ResultsBodyAsync(cancellation))
                {
                    yield return read;
                }
            }
            else
            {
                headers!.QueryField((await json.ReadValueAsync(cancellation)).Span, name, header);
            }

            findings.Pop();
        }

        Need(hasName, "queryName");
        Need(hasBody, "resultsBody");
    }

    private async IAsyncEnumerable<ReadEvent> ResultsBodyAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await json.ReadAsync(cancellation);
        if (json.Token != JsonTokenType.StartObject)
        {
            await WrongAsync("object", cancellation);
            yield break;
        }

        var hasList = false;
        while (await json.ReadAsync(cancellation) && json.Token == JsonTokenType.PropertyName)
        {
            var name = json.Text;
            findings.Push(name);
            if (name == "eventList")
            {
                hasList = true;
                await foreach (var read in ListAsync(cancellation))
                {
                    yield return read;
                }
            }
            else
            {
                headers!.QueryField((await json.ReadValueAsync(cancellation)).Span, name, header);
            }

            findings.Pop();
        }

        Need(hasList, "eventList");
    }

    private async IAsyncEnumerable<ReadEvent> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await json.ReadAsync(cancellation);
        if (json.Token != JsonTokenType.StartArray)
        {
            await WrongAsync("array", cancellation);
            yield break;
        }

        findings.Push(0);
        while (true)
        {
            var item = await json.ReadItemAsync(cancellation);
            if (item.IsEmpty)
            {
                break;
            }

            findings.At(index);
            yield return ReadEvent(item, bare: false);
        }

        findings.Pop();
    }

    private ReadEvent ReadEvent(ReadOnlyMemory<byte> item, bool bare)
    {
        if (index >= limits.Events)
        {
            throw new ReadingStopped("epcis.limit-events", limits.Events.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        findings.Event = index;
        var (before, errors) = (findings.All.Count, findings.Errors);
        var read = events!.Read(item.Span, header.Namespaces, bare);
        SemanticRules.Check(read, findings);
        findings.Event = -1;
        return new ReadEvent(index++, read, findings.Since(before), item) { HasMoreErrors = findings.Cut && findings.Errors > errors };
    }

    private async ValueTask WrongAsync(string expected, CancellationToken cancellation)
    {
        findings.Schema("epcis.type", expected);
        if (json.Token is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            await json.SkipRestAsync(cancellation);
        }
    }

    private async ValueTask EndAsync(CancellationToken cancellation)
    {
        // Reading past the end makes the reader complain of anything that follows.
        await json.ReadAsync(cancellation);
    }

    private void Note(string name)
    {
        if (!seen.Add(name))
        {
            findings.SchemaAt(name, "epcis.repeated-field", name);
        }
    }

    private void Require(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            Need(seen.Contains(name), name);
        }
    }

    private void Need(bool there, string name)
    {
        if (!there)
        {
            findings.Schema("epcis.required", name);
        }
    }
}
