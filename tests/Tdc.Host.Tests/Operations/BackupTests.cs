using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;
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

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
