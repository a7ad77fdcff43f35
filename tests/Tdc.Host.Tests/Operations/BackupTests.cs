using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;
using Tdc.Platform.Documents;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Operations;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Host.Tests.Operations;

public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tdc-backup-").FullName;
    private readonly TestClock clock = new();

    private string Archive => Path.Combine(folder, "backup.zip");

    private string Restored => Path.Combine(folder, "restored");

    [Fact]
    public async Task A_backup_made_beside_a_running_server_restores_what_was_committed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Officer, "SKHCN");
        Directory.CreateDirectory(Path.Combine(app.Database.DataFolder, "files", "ab"));
        await File.WriteAllTextAsync(Path.Combine(app.Database.DataFolder, "files", "ab", "cd"), "minh chứng", cancellation);

        await Backup.WriteAsync(app.Database, Archive, clock, cancellation);
        var late = await app.AddUserAsync(Role.Head, "SKHCN");
        await Backup.RestoreAsync(Archive, Restored, replace: false, clock, cancellation);

        var users = await app.InScopeAsync(async services =>
        {
            var options = new DbContextOptionsBuilder<TdcDbContext>();
            options.UseDatabase(DatabaseSettings.Sqlite(Restored)).UseApplicationServiceProvider(app.Services);
            await using var db = new TdcDbContext(options.Options, services.GetServices<IModelPart>());
            return await db.Users.Select(u => u.Id).ToListAsync(cancellation);
        });
        Assert.Contains(user.Id, users);
        Assert.DoesNotContain(late.Id, users);
        Assert.Equal("minh chứng", await File.ReadAllTextAsync(Path.Combine(Restored, "files", "ab", "cd"), cancellation));
    }

    [Fact]
    public async Task A_restore_never_overwrites_a_database_unless_told_and_then_keeps_it_aside()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync();
        await Backup.WriteAsync(app.Database, Archive, clock, cancellation);
        Directory.CreateDirectory(Restored);
        await File.WriteAllTextAsync(Path.Combine(Restored, DatabaseSettings.SqliteFile), "the old one", cancellation);

        await Assert.ThrowsAsync<CommandFault>(() => Backup.RestoreAsync(Archive, Restored, replace: false, clock, cancellation));
        await Backup.RestoreAsync(Archive, Restored, replace: true, clock, cancellation);

        Assert.Contains(Directory.EnumerateFiles(Restored), f => Path.GetFileName(f) != DatabaseSettings.SqliteFile && File.ReadAllText(f) == "the old one");
    }

    [Fact]
    public async Task A_changed_or_foreign_archive_is_refused_and_leaves_the_folder_as_it_was()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync();
        await Backup.WriteAsync(app.Database, Archive, clock, cancellation);
        await using (var archive = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Update, cancellation))
        {
            archive.GetEntry(DatabaseSettings.SqliteFile)!.Delete();
            await using var entry = await archive.CreateEntry(DatabaseSettings.SqliteFile).OpenAsync(cancellation);
            await entry.WriteAsync("something else"u8.ToArray(), cancellation);
        }

        var foreign = Path.Combine(folder, "foreign.zip");
        await File.WriteAllTextAsync(foreign, "no archive at all", cancellation);

        await Assert.ThrowsAsync<CommandFault>(() => Backup.RestoreAsync(Archive, Restored, replace: false, clock, cancellation));
        await Assert.ThrowsAsync<CommandFault>(() => Backup.RestoreAsync(foreign, Restored, replace: false, clock, cancellation));
        Assert.Empty(Directory.EnumerateFiles(Restored));
    }

    [Theory]
    [InlineData("changed", true)]
    [InlineData("missing", false)]
    public async Task A_backup_with_a_broken_file_is_refused_by_name_before_anything_is_replaced(string fault, bool again)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync();
        var sha = await StoreFileAsync(app);
        await Backup.WriteAsync(app.Database, Archive, clock, cancellation);
        Directory.CreateDirectory(Restored);
        await File.WriteAllTextAsync(Path.Combine(Restored, DatabaseSettings.SqliteFile), "the old one", cancellation);
        await using (var archive = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Update, cancellation))
        {
            archive.GetEntry($"files/{sha[..2]}/{sha[2..]}")!.Delete();
            if (again)
            {
                await using var entry = await archive.CreateEntry($"files/{sha[..2]}/{sha[2..]}").OpenAsync(cancellation);
                await entry.WriteAsync("something else"u8.ToArray(), cancellation);
            }
        }

        var refused = await Assert.ThrowsAsync<CommandFault>(() => Backup.RestoreAsync(Archive, Restored, replace: true, clock, cancellation));
        Assert.Contains(OperationWords.Say("restore.file-" + fault, $"files/{sha[..2]}/{sha[2..]}"), refused.Message, StringComparison.Ordinal);
        Assert.Equal("the old one", await File.ReadAllTextAsync(Assert.Single(Directory.GetFileSystemEntries(Restored)), cancellation));

        var told = new List<string>();
        await Backup.RestoreAsync(Archive, Restored, replace: true, clock, cancellation, acceptBroken: told.Add);
        Assert.Single(told);
    }

    [Theory]
    [InlineData("tdc.db")]
    [InlineData("events.db")]
    public async Task A_database_that_is_open_elsewhere_is_not_replaced(string name)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync();
        var stores = app.Services.GetServices<IModuleStore>().ToList();
        await Backup.WriteAsync(app.Database, Archive, clock, cancellation, stores);
        await Backup.RestoreAsync(Archive, Restored, replace: false, clock, cancellation, stores);
        await using (var open = new SqliteConnection($"Data Source={Path.Combine(Restored, name)};Pooling=False"))
        {
            await open.OpenAsync(cancellation);
            await using var command = new SqliteCommand("PRAGMA journal_mode=WAL; SELECT COUNT(*) FROM sqlite_master", open);
            await command.ExecuteScalarAsync(cancellation);

            var refused = await Assert.ThrowsAsync<CommandFault>(() => Backup.RestoreAsync(Archive, Restored, replace: true, clock, cancellation, stores));
            Assert.Equal(OperationWords.Say("restore.in-use", Path.Combine(Restored, name)), refused.Message);
        }

        Assert.All(Directory.GetFileSystemEntries(Restored), f => Assert.Contains(Path.GetFileName(f), [DatabaseSettings.SqliteFile, name], StringComparer.Ordinal));
        await Backup.RestoreAsync(Archive, Restored, replace: true, clock, cancellation, stores);
    }

    private static async Task<string> StoreFileAsync(TestApp app)
    {
        var bytes = "minh chứng"u8.ToArray();
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var folder = Directory.CreateDirectory(Path.Combine(app.Database.DataFolder, "files", sha[..2])).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, sha[2..]), bytes);
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            db.Add(new FileContent { Sha256 = sha, Size = bytes.Length, Place = FilePlace.Disk, TouchedAt = app.Clock.GetUtcNow() });
            db.Add(new StoredFile { Id = new(Guid.CreateVersion7()), Sha256 = sha, Size = bytes.Length, Kind = FileKind.Pdf, Name = "a.pdf", At = app.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        return sha;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
