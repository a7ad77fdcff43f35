using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Tdc.Traceability.Events.Bench;

/// <summary>Makes supply chains that depend only on a seed, as documents: what benches and tests store and know beforehand.</summary>
/// <remarks>
/// One chain is 13 events: two lots are commissioned, shipped and received, turned into 20 items, inspected with a sensor, packed into two cases and a pallet,
/// shipped, received, unpacked, and five items sold. 6.4 identifiers an event. Company prefix 8930001 is invented.
/// </remarks>
/// <param name="seed">Makes the identifiers of one run different from those of another.</param>
internal sealed class SampleChains(int seed)
{
    /// <summary>Events of a chain.</summary>
    public const int EventsPerChain = 13;

    /// <summary>Items of a chain.</summary>
    public const int Items = 20;

    private const string Prefix = "8930001";

    private static readonly DateTimeOffset epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>An item of a chain.</summary>
    public string Item(int chain, int item) => F($"urn:epc:id:sgtin:{Prefix}.0{chain % 500:D5}.S{seed}C{chain}I{item}");

    /// <summary>One of a chain's two lots.</summary>
    public string Lot(int chain, int lot) => F($"urn:epc:class:lgtin:{Prefix}.0{50000 + (((chain * 2) + lot) % 300):D5}.L{seed}C{chain}K{lot}");

    /// <summary>A case (0, 1) or the pallet (2) of a chain.</summary>
    public string Case(int chain, int number) => F($"urn:epc:id:sscc:{Prefix}.0{((seed % 100) * 10_000_000L) + (chain * 3L) + number:D9}");

    /// <summary>Events that name an item.</summary>
    public static int EventsOfItem(int item) => item < 5 ? 4 : 3;

    /// <summary>Distinct events met when an item is traced back through its case, its pallet and the lots.</summary>
    public static int EventsOfTrace(int item) => EventsOfItem(item) + 2 + 2 + 4;

    /// <summary>When a chain begins: anywhere in a year.</summary>
    public DateTimeOffset Start(int chain)
    {
        var mixed = unchecked(((ulong)seed * 1_000_003UL) + (ulong)chain) * 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9UL;
        return epoch.AddSeconds((mixed ^ (mixed >> 32)) % (365 * 86400));
    }

    /// <summary>Times at which the two <c>shipping</c> events of a chain happen.</summary>
    public IEnumerable<DateTimeOffset> Shipping(int chain) => [Start(chain).AddHours(6), Start(chain).AddHours(40)];

    /// <summary>Documents of so many events, the last perhaps shorter.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Documents(int chains, int perDocument)
    {
        var events = Enumerable.Range(0, chains).SelectMany(Chain);
        foreach (var some in events.Chunk(perDocument))
        {
            yield return Document(some);
        }
    }

    /// <summary>One chain as a document.</summary>
    public ReadOnlyMemory<byte> Document(int chain) => Document([.. Chain(chain)]);

    private static ReadOnlyMemory<byte> Document(Action<Utf8JsonWriter>[] events)
    {
        var buffer = new ArrayBufferWriter<byte>(events.Length * 700);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("@context"u8);
            writer.WriteStringValue("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"u8);
            writer.WriteStartObject();
            writer.WriteString("cbvmda"u8, "urn:epcglobal:cbv:mda"u8);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteString("type"u8, "EPCISDocument"u8);
            writer.WriteString("schemaVersion"u8, "2.0"u8);
            writer.WriteString("creationDate"u8, Time(epoch.AddDays(400)));
            writer.WriteStartObject("epcisBody"u8);
            writer.WriteStartArray("eventList"u8);
            foreach (var one in events)
            {
                one(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private IEnumerable<Action<Utf8JsonWriter>> Chain(int chain)
    {
        var (farm, plant, depot, shop) = (Place(100 + (chain % 97)), Place(300 + (chain % 13)), Place(500 + (chain % 7)), Place(700 + (chain % 211)));
        string[] lots = [Lot(chain, 0), Lot(chain, 1)];
        string[] items = [.. Enumerable.Range(0, Items).Select(i => Item(chain, i))];
        string[] cases = [Case(chain, 0), Case(chain, 1)];
        var pallet = Case(chain, 2);
        var quantity = 100 + (chain % 50);
        var start = Start(chain);
        foreach (var k in new[] { 0, 1 })
        {
            yield return Event(start.AddHours(k), "ObjectEvent", "commissioning", "active", farm, "ADD", w =>
            {
                Quantities(w, "quantityList", [lots[k]], quantity);
                w.WriteStartObject("ilmd");
                w.WriteString("cbvmda:lotNumber", F($"C{chain}K{k}"));
                w.WriteString("cbvmda:harvestStartDate", start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                w.WriteEndObject();
            });
        }

        yield return Event(start.AddHours(6), "ObjectEvent", "shipping", "in_transit", farm, "OBSERVE", w =>
        {
            Quantities(w, "quantityList", lots, quantity);
            References(w, "bizTransactionList", "bizTransaction", "po", F($"urn:epcglobal:cbv:bt:{Prefix}0000000:PO{chain}"));
        });
        yield return Event(start.AddHours(12), "ObjectEvent", "receiving", "in_progress", plant, "OBSERVE", w => Quantities(w, "quantityList", lots, quantity));
        yield return Event(start.AddHours(24), "TransformationEvent", "creating_class_instance", "active", plant, null, w =>
        {
            Quantities(w, "inputQuantityList", lots, quantity);
            Texts(w, "outputEPCList", items);
            w.WriteStartObject("ilmd");
            w.WriteString("cbvmda:itemExpirationDate", start.AddDays(180).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            w.WriteEndObject();
        });
        yield return Event(start.AddHours(26), "ObjectEvent", "inspecting", "conformant", plant, "OBSERVE", w =>
        {
            Texts(w, "epcList", items);
            Sensor(w, start.AddHours(26), 4.0 + (chain % 40 / 10.0));
        });
        foreach (var k in new[] { 0, 1 })
        {
            yield return Pack(start.AddHours(27 + k), "packing", plant, "ADD", cases[k], items[(k * 10)..((k * 10) + 10)]);
        }

        yield return Pack(start.AddHours(30), "packing", plant, "ADD", pallet, cases);
        yield return Event(start.AddHours(40), "ObjectEvent", "shipping", "in_transit", plant, "OBSERVE", w =>
        {
            Texts(w, "epcList", [pallet]);
            References(w, "sourceList", "source", "location", plant);
            References(w, "destinationList", "destination", "location", depot);
        });
        yield return Event(start.AddHours(50), "ObjectEvent", "receiving", "in_progress", depot, "OBSERVE", w => Texts(w, "epcList", [pallet]));
        yield return Pack(start.AddHours(60), "unpacking", depot, "DELETE", pallet, cases);
        yield return Event(start.AddHours(90), "ObjectEvent", "retail_selling", "retail_sold", shop, "DELETE", w => Texts(w, "epcList", items[..5]));
    }

    private static Action<Utf8JsonWriter> Pack(DateTimeOffset time, string step, string place, string action, string parent, string[] children) =>
        Event(time, "AggregationEvent", step, "in_progress", place, action, w =>
        {
            w.WriteString("parentID", parent);
            Texts(w, "childEPCs", children);
        });

    private static Action<Utf8JsonWriter> Event(
        DateTimeOffset time, string type, string step, string disposition, string place, string? action, Action<Utf8JsonWriter> rest) => w =>
    {
        w.WriteStartObject();
        w.WriteString("type", type);
        w.WriteString("eventTime", Time(time));
        w.WriteString("eventTimeZoneOffset", "+07:00");
        w.WriteString("bizStep", step);
        w.WriteString("disposition", disposition);
        foreach (var field in new[] { "readPoint", "bizLocation" })
        {
            w.WriteStartObject(field);
            w.WriteString("id", place);
            w.WriteEndObject();
        }

        if (action is not null)
        {
            w.WriteString("action", action);
        }

        rest(w);
        w.WriteEndObject();
    };

    private static void Quantities(Utf8JsonWriter w, string name, string[] classes, int quantity)
    {
        w.WriteStartArray(name);
        foreach (var one in classes)
        {
            w.WriteStartObject();
            w.WriteString("epcClass", one);
            w.WriteNumber("quantity", quantity);
            w.WriteString("uom", "KGM");
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter w, string name, string[] texts)
    {
        w.WriteStartArray(name);
        foreach (var text in texts)
        {
            w.WriteStringValue(text);
        }

        w.WriteEndArray();
    }

    private static void References(Utf8JsonWriter w, string list, string name, string type, string value)
    {
        w.WriteStartArray(list);
        w.WriteStartObject();
        w.WriteString("type", type);
        w.WriteString(name, value);
        w.WriteEndObject();
        w.WriteEndArray();
    }

    private static void Sensor(Utf8JsonWriter w, DateTimeOffset time, double value)
    {
        w.WriteStartArray("sensorElementList");
        w.WriteStartObject();
        w.WriteStartObject("sensorMetadata");
        w.WriteString("time", Time(time));
        w.WriteEndObject();
        w.WriteStartArray("sensorReport");
        w.WriteStartObject();
        w.WriteString("type", "Temperature");
        w.WriteNumber("value", value);
        w.WriteString("uom", "CEL");
        w.WriteEndObject();
        w.WriteEndArray();
        w.WriteEndObject();
        w.WriteEndArray();
    }

    private static string Place(int number) => F($"urn:epc:id:sgln:{Prefix}.{number:D5}.0");

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
