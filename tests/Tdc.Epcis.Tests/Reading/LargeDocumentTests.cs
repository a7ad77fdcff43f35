using System.Text;
using Tdc.Epcis.Hashing;

namespace Tdc.Epcis.Tests.Reading;

/// <summary>A document of 100 MB is read, judged and hashed with the memory of one event. Measured is what the collector finds alive, not time.</summary>
/// <remarks>What is alive is counted for the whole process: no other test may run beside these.</remarks>
[Collection(Alone.Name)]
public sealed class LargeDocumentTests
{
    private const long Size = 100L * 1024 * 1024;

    [Theory]
    [InlineData(EpcisFormat.Json)]
    [InlineData(EpcisFormat.Xml)]
    public async Task A_document_of_100_MB_needs_the_memory_of_one_event(EpcisFormat format)
    {
        var source = new GeneratedDocument(format, Size);
        var reader = EpcisReader.Open(source, format);
        var hash = new EventHash();
        var digest = new byte[32];
        var (count, most) = (0, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await foreach (var read in reader.ReadEventsAsync())
        {
            Assert.True(read.IsValid);
            hash.Digest(read.Event, digest);
            if (++count % 20_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Empty(reader.Findings);
        Assert.True(source.Given >= Size, $"only {source.Given} octets were read");
        Assert.True(count > 100_000, $"only {count} events");
        Assert.True(most < 8 * 1024 * 1024, $"{most} octets were alive while reading");
    }

    [Fact]
    public async Task Writing_a_large_document_holds_one_event_at_a_time()
    {
        var reader = EpcisReader.Open(new GeneratedDocument(EpcisFormat.Json, Size / 5), EpcisFormat.Json);
        var target = new CountingStream();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await EpcisWriter.WriteAsync(target, EpcisFormat.Xml, reader.Header, reader.ReadEventsAsync().Select(r => r.Event));

        Assert.True(target.Taken > Size / 5);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 8 * 1024 * 1024);
    }

    /// <summary>Makes a document while it is read.</summary>
    private sealed class GeneratedDocument(EpcisFormat format, long size) : Stream
    {
        private byte[] part = [];

        private int at;

        private int index = -1;

        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (at == part.Length)
            {
                part = Encoding.UTF8.GetBytes(Next());
                at = 0;
            }

            var length = Math.Min(count, part.Length - at);
            part.AsSpan(at, length).CopyTo(buffer.AsSpan(offset));
            at += length;
            Given += length;
            return length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var octets = new byte[Math.Min(buffer.Length, 65_536)];
            var length = Read(octets, 0, octets.Length);
            octets.AsSpan(0, length).CopyTo(buffer.Span);
            return ValueTask.FromResult(length);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private string Next()
        {
            index++;
            var json = format == EpcisFormat.Json;
            if (index == 0)
            {
                var whole = json ? Documents.Json() : Documents.Xml("");
                return whole[..whole.IndexOf(json ? "[]}}" : "</EventList>", StringComparison.Ordinal)] + (json ? "[" : "");
            }

            if (Given < size)
            {
                return json ? (index > 1 ? "," : "") + Json() : Xml();
            }

            return index == int.MaxValue ? "" : End(json);
        }

        private string End(bool json)
        {
            index = int.MaxValue - 1;
            return json ? "]}}" : "</EventList></EPCISBody></epcis:EPCISDocument>";
        }

        private string Json() => Documents.ObjectEvent($$"""
            {"epcList":["urn:epc:id:sgtin:8930001.012345.{{index}}","urn:epc:id:sgtin:8930001.012345.{{index}}A"],"ex:note":"event {{index}}","ex:deep":{"ex:n":{{index}}},
            "readPoint":{"id":"urn:epc:id:sgln:8930001.00001.0"},"bizTransactionList":[{"type":"po","bizTransaction":"https://example.com/po/{{index}}"}]}
            """);

        private string Xml() => $"""
            <ObjectEvent><eventTime>2025-06-01T08:00:00+07:00</eventTime><eventTimeZoneOffset>+07:00</eventTimeZoneOffset><epcList><epc>urn:epc:id:sgtin:8930001.012345.{index}</epc>
            <epc>urn:epc:id:sgtin:8930001.012345.{index}A</epc></epcList><action>OBSERVE</action><bizStep>urn:epcglobal:cbv:bizstep:shipping</bizStep>
            <readPoint><id>urn:epc:id:sgln:8930001.00001.0</id></readPoint><bizTransactionList><bizTransaction type="urn:epcglobal:cbv:btt:po">https://example.com/po/{index}</bizTransaction></bizTransactionList>
            <ex:note>event {index}</ex:note><ex:deep><ex:n>{index}</ex:n></ex:deep></ObjectEvent>
            """;
    }

    private sealed class CountingStream : MemoryStream
    {
        public long Taken { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Taken += buffer.Length;
            return ValueTask.CompletedTask;
        }
    }
}
