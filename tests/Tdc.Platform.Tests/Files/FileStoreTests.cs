using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Documents;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Tests.Durable;
using Tdc.Testing;

namespace Tdc.Platform.Tests.Files;

public class FileStoreTests
{
    private static readonly byte[] pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n" + new string('x', 2_000_000));

    public static TheoryData<DatabaseEngine, FilePlace> Places { get; } = new()
    {
        { DatabaseEngine.Sqlite, FilePlace.Disk },
        { DatabaseEngine.Sqlite, FilePlace.Database },
        { DatabaseEngine.Postgres, FilePlace.Disk },
        { DatabaseEngine.Postgres, FilePlace.Database },
    };

    private static Task<TestApp> StartAsync(DatabaseEngine engine = DatabaseEngine.Sqlite, FilePlace place = FilePlace.Disk) =>
        TestApp.StartAsync(engine, configure: services =>
        {
            services.AddSingleton(p => new FileSettings(place, Path.Combine(p.GetRequiredService<DatabaseSettings>().DataFolder, "files")));
            services.AddScoped<IFileAccess, OnlySignedIn>();
        });

    private static Task<Outcome<StoredFile>> SaveAsync(TestApp app, Stream stream, string? name, UploadLimits? limits = null, DateTimeOffset? keptUntil = null) =>
        app.InScopeAsync(async services =>
        {
            var outcome = await services.GetRequiredService<FileStore>()
                .SaveAsync(stream, name, limits ?? UploadLimits.Evidence, Asker.System, CancellationToken.None, keptUntil);
            await services.GetRequiredService<TdcDbContext>().SaveChangesAsync();
            return outcome;
        });

    private static async Task<StoredFile> SavedAsync(TestApp app, byte[] bytes, string? name, DateTimeOffset? keptUntil = null)
    {
        Assert.True((await SaveAsync(app, new MemoryStream(bytes), name, null, keptUntil)).TryGet(out var file, out var refusal), refusal?.Code);
        return file;
    }

    private static string[] ContentsOnDisk(TestApp app)
    {
        var folder = Path.Combine(app.Database.DataFolder, "files");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)] : [];
    }

    [Theory, MemberData(nameof(Places))]
    public async Task What_is_saved_is_read_back_whole_and_in_ranges(DatabaseEngine engine, FilePlace place)
    {
        await using var app = await StartAsync(engine, place);
        var file = await SavedAsync(app, pdf, "bien ban.pdf");
        Assert.Equal((FileKind.Pdf, pdf.LongLength, "application/pdf"), (file.Kind, file.Size, file.ContentType));
        Assert.Equal(place == FilePlace.Disk ? 1 : 0, ContentsOnDisk(app).Length);
        using var visitor = await app.SignInAsync();
        Assert.Equal(pdf, await visitor.Client.GetByteArrayAsync(new Uri(file.Address, UriKind.Relative)));
        using var ask = new HttpRequestMessage(HttpMethod.Get, file.Address);
        ask.Headers.Range = new(1_048_570, 1_048_590);
        using var part = await visitor.Client.SendAsync(ask);
        Assert.Equal(206, (int)part.StatusCode);
        Assert.Equal(pdf[1_048_570..1_048_591], await part.Content.ReadAsByteArrayAsync());
    }

    [Theory, MemberData(nameof(Places))]
    public async Task The_same_content_is_kept_once_under_two_names(DatabaseEngine engine, FilePlace place)
    {
        await using var app = await StartAsync(engine, place);
        var first = await SavedAsync(app, pdf, "a.pdf");
        var second = await SavedAsync(app, pdf, "b.pdf");
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(first.Sha256, second.Sha256);
        var counts = await app.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<TdcDbContext>();
            return (await db.Set<FileContent>().CountAsync(), await db.Set<FilePiece>().CountAsync());
        });
        Assert.Equal((1, place == FilePlace.Disk ? 0 : 4), counts);
        Assert.Equal(place == FilePlace.Disk ? 1 : 0, ContentsOnDisk(app).Length);
    }

    [Theory]
    [InlineData("../../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("C:\\Windows\\system32\\x.pdf", "x.pdf")]
    [InlineData("", "tep")]
    public async Task A_given_name_is_never_a_path(string given, string kept)
    {
        await using var app = await StartAsync();
        if (kept == "tep")
        {
            Assert.False((await SaveAsync(app, new MemoryStream(pdf), given)).TryGet(out _, out var refusal));
            Assert.Equal("file.name-disagrees", refusal!.Code);
            Assert.Empty(ContentsOnDisk(app));
            return;
        }

        var file = await SavedAsync(app, pdf, given);
        Assert.Equal(kept, file.Name);
        Assert.Equal(Path.Combine(app.Database.DataFolder, "files", file.Sha256[..2], file.Sha256[2..]), Assert.Single(ContentsOnDisk(app)));
    }

    [Fact]
    public async Task A_stream_of_200_megabytes_is_refused_after_its_first_20_without_filling_memory()
    {
        await using var app = await StartAsync();
        var endless = new Endless(200L * 1024 * 1024);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.False((await SaveAsync(app, endless, "to.pdf")).TryGet(out _, out var refusal));
        Assert.Equal((413, "file.too-large", 20L), (refusal!.Status, refusal.Code, refusal.Values[0]));
        Assert.InRange(endless.Given, 20L * 1024 * 1024, 21L * 1024 * 1024);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 8L * 1024 * 1024);
        Assert.Empty(ContentsOnDisk(app));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_clear_refusal_and_changes_nothing()
    {
        await using var app = await StartAsync();
        File.WriteAllText(Path.Combine(app.Database.DataFolder, "files"), "a file where the folder should be");
        Assert.False((await SaveAsync(app, new MemoryStream(pdf), "a.pdf")).TryGet(out _, out var refusal));
        Assert.Equal((503, "file.no-room"), (refusal!.Status, refusal.Code));
        Assert.Equal(0, await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<StoredFile>().CountAsync()));
    }

    [Fact]
    public async Task A_read_only_database_is_named_as_such()
    {
        await using var app = await StartAsync();
        var refusal = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA query_only = ON"); // the engine answers as for a read-only file (code 8)
            var outcome = await services.GetRequiredService<FileStore>()
                .SaveAsync(new MemoryStream(pdf), "a.pdf", UploadLimits.Evidence, Asker.System, CancellationToken.None);
            var fault = await Record.ExceptionAsync(() => db.Set<StoredFile>().ExecuteDeleteAsync());
            await db.Database.ExecuteSqlRawAsync("PRAGMA query_only = OFF");
            Assert.Equal(StorageFaultKind.ReadOnly, StorageFault.Of(fault));
            Assert.False(outcome.TryGet(out _, out var no));
            return no!;
        });
        Assert.Equal((503, "file.no-room"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task A_check_finds_missing_and_changed_contents()
    {
        await using var app = await StartAsync();
        var lost = await SavedAsync(app, pdf, "a.pdf");
        var changed = await SavedAsync(app, [.. pdf, 1], "b.pdf");
        await SavedAsync(app, [.. pdf, 2], "c.pdf");
        var folder = Path.Combine(app.Database.DataFolder, "files");
        File.Delete(Path.Combine(folder, lost.Sha256[..2], lost.Sha256[2..]));
        await File.AppendAllTextAsync(Path.Combine(folder, changed.Sha256[..2], changed.Sha256[2..]), "!");
        var result = await app.InScopeAsync(s => s.GetRequiredService<FileCheck>().VerifyAsync(null, CancellationToken.None));
        Assert.Equal(3, result.Contents);
        Assert.Equal(
            new HashSet<BrokenFile> { new(lost.Sha256, FileFault.Missing), new(changed.Sha256, FileFault.Changed) }, result.Broken.ToHashSet());
    }

    [Theory, MemberData(nameof(Places))]
    public async Task Cleaning_takes_what_nobody_refers_to_after_a_day_and_nothing_else(DatabaseEngine engine, FilePlace place)
    {
        await using var app = await StartAsync(engine, place);
        var kept = await SavedAsync(app, pdf, "a.pdf");
        var waiting = await SavedAsync(app, [.. pdf, 1], "b.pdf", app.Clock.Now.AddHours(2));
        var clean = () => app.InScopeAsync(s => s.GetRequiredService<FileCleaning>().CleanAsync(CancellationToken.None));
        app.Clock.Now = app.Clock.Now.AddHours(3);
        Assert.Equal(0, await clean()); // the row goes, its bytes wait a day
        Assert.Equal(1, await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<StoredFile>().CountAsync()));
        app.Clock.Now = app.Clock.Now.AddDays(2);
        Assert.Equal(1, await clean());
        Assert.Equal(place == FilePlace.Disk ? 1 : 0, ContentsOnDisk(app).Length);
        Assert.Equal(kept.Sha256, await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<FileContent>().Select(c => c.Sha256).SingleAsync()));
        Assert.Equal(waiting.Sha256, (await SavedAsync(app, [.. pdf, 1], "b.pdf")).Sha256); // and may come again
        Assert.Empty((await app.InScopeAsync(s => s.GetRequiredService<FileCheck>().VerifyAsync(null, CancellationToken.None))).Broken);
    }

    [Fact]
    public async Task A_file_is_given_to_those_who_may_see_its_record_and_is_unknown_to_others()
    {
        await using var app = await StartAsync();
        var file = await SavedAsync(app, Encoding.UTF8.GetBytes("tên,số\nĐồng Nai,1\n"), "Số liệu “Đồng Nai”.csv");
        using var nobody = app.Visit();
        using var no = await nobody.Client.GetAsync(new Uri(file.Address, UriKind.Relative));
        Assert.Equal(404, (int)no.StatusCode);
        using var officer = await app.SignInAsync();
        using var yes = await officer.Client.GetAsync(new Uri(file.Address, UriKind.Relative));
        Assert.Equal("application/octet-stream", yes.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", yes.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("attachment", yes.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Số liệu “Đồng Nai”.csv", yes.Content.Headers.ContentDisposition.FileNameStar);
        Assert.True(yes.Headers.CacheControl!.Private);
        using var missing = await officer.Client.GetAsync(new Uri($"/tep/{Guid.AllBitsSet}", UriKind.Relative));
        Assert.Equal(404, (int)missing.StatusCode);
    }

    private sealed class OnlySignedIn : IFileAccess
    {
        public Task<bool> MayReadAsync(FileId file, Asker asker, CancellationToken cancellation) => Task.FromResult(asker.IsKnown);
    }

    /// <summary>Gives bytes that begin like a PDF, and counts them.</summary>
    private sealed class Endless(long length) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var now = (int)Math.Min(count, length - Given);
            buffer.AsSpan(offset, now).Fill((byte)'x');
            if (Given == 0)
            {
                "%PDF-1.7"u8.CopyTo(buffer.AsSpan(offset));
            }

            Given += now;
            return now;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
