using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Tdc.Platform.Commands;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Operations;

/// <summary>What a backup says of itself.</summary>
/// <param name="Format">1; 2 when it holds stores of modules too.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DatabaseSha256">Hash of the database file inside, upper-case hex.</param>
/// <param name="Files">How many stored files it holds.</param>
public sealed record BackupManifest(int Format, DateTimeOffset CreatedAt, string DatabaseSha256, int Files)
{
    /// <summary>Hashes of the stores of modules inside, by name of their file.</summary>
    public IReadOnlyDictionary<string, string> Stores { get; init; } = new Dictionary<string, string>();
}

/// <summary>Backup and restore of an embedded database with its files, as one ZIP archive.</summary>
public static class Backup
{
    private const string ManifestName = "manifest.json";
    private const string FilesFolder = "files";

    /// <summary>Writes a backup while the server may go on working: a consistent copy by SQLite's online backup, then the files.</summary>
    /// <remarks>
    /// Files are content-addressed and never change, so those copied after the database are a superset of what it names; so are the stores of modules,
    /// which are only added to.
    /// </remarks>
    /// <exception cref="CommandFault">There is no embedded database, or the target exists.</exception>
    public static async Task<BackupManifest> WriteAsync(
        DatabaseSettings database, string target, TimeProvider clock, CancellationToken cancellation, IEnumerable<IModuleStore>? stores = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (database.Engine != DatabaseEngine.Sqlite)
        {
            throw new CommandFault(OperationWords.Say("backup.postgresql"));
        }

        if (File.Exists(target))
        {
            throw new CommandFault(OperationWords.Say("backup.exists", target));
        }

        var source = Path.Combine(database.DataFolder, DatabaseSettings.SqliteFile);
        if (!File.Exists(source))
        {
            throw new CommandFault(OperationWords.Say("backup.no-database", database.DataFolder));
        }

        var copies = new Dictionary<string, string>();
        var part = target + ".part";
        try
        {
            foreach (var name in Names(stores).Where(n => File.Exists(Path.Combine(database.DataFolder, n))))
            {
                copies.Add(name, $"{target}.{name}.part");
                CopyDatabase(Path.Combine(database.DataFolder, name), copies[name]);
            }

            var manifest = await WriteArchiveAsync(part, copies, Path.Combine(database.DataFolder, FilesFolder), clock, cancellation);
            File.Move(part, target);
            return manifest;
        }
        finally
        {
            copies.Values.Append(part).ToList().ForEach(File.Delete);
        }
    }

    /// <summary>Puts a backup into a data folder after checking its hash, the database's integrity and every stored file.</summary>
    /// <param name="archivePath">The backup.</param>
    /// <param name="folder">The data folder; it must hold no database unless <paramref name="replace"/>.</param>
    /// <param name="replace">Move an existing database aside (its name gets the time) instead of refusing.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellation">Stops the work; the folder stays as it was.</param>
    /// <param name="stores">What modules keep beside the database.</param>
    /// <param name="acceptBroken">Hears what is wrong with stored files and restores the rest; without it they refuse the backup.</param>
    /// <exception cref="CommandFault">The archive is no whole backup, or the folder holds a database that may not be replaced or is in use.</exception>
    public static async Task<BackupManifest> RestoreAsync(
        string archivePath, string folder, bool replace, TimeProvider clock, CancellationToken cancellation, IEnumerable<IModuleStore>? stores = null,
        Action<string>? acceptBroken = null)
    {
        Directory.CreateDirectory(folder);
        var names = Names(stores);
        if (names.Any(n => File.Exists(Path.Combine(folder, n))) && !replace)
        {
            throw new CommandFault(OperationWords.Say("restore.holds-database", folder));
        }

        names.ForEach(n => CheckUnused(Path.Combine(folder, n)));
        try
        {
            await using var archive = OpenArchive(archivePath);
            var manifest = await ManifestOfAsync(archive, cancellation);
            var hashes = new Dictionary<string, string>(manifest.Stores) { [DatabaseSettings.SqliteFile] = manifest.DatabaseSha256 };
            if (hashes.Keys.Except(names).FirstOrDefault() is { } unknown)
            {
                throw new CommandFault(OperationWords.Say("restore.unknown-step", unknown));
            }

            foreach (var (name, hash) in hashes)
            {
                await ExtractCheckedAsync(archive, name, Path.Combine(folder, name + ".part"), hash, cancellation);
            }

            var broken = await BrokenFilesAsync(archive, Path.Combine(folder, DatabaseSettings.SqliteFile + ".part"), manifest.CreatedAt, cancellation);
            if (broken.Count > 0 && acceptBroken is null)
            {
                throw new CommandFault(OperationWords.Say("restore.files-broken", broken.Count, string.Concat(broken.Select(b => "\n" + b))));
            }

            broken.ForEach(b => acceptBroken!(b));
            names.ForEach(n => CheckUnused(Path.Combine(folder, n)));
            await ExtractFilesAsync(archive, folder, cancellation);
            foreach (var name in names)
            {
                MoveAside(Path.Combine(folder, name), clock);
                if (hashes.ContainsKey(name))
                {
                    File.Move(Path.Combine(folder, name + ".part"), Path.Combine(folder, name));
                }
            }

            return manifest;
        }
        finally
        {
            names.ForEach(n => File.Delete(Path.Combine(folder, n + ".part")));
        }
    }

    private static List<string> Names(IEnumerable<IModuleStore>? stores) => [DatabaseSettings.SqliteFile, .. (stores ?? []).Select(s => s.EmbeddedFile)];

    private static async Task<BackupManifest> WriteArchiveAsync(
        string part, Dictionary<string, string> copies, string files, TimeProvider clock, CancellationToken cancellation)
    {
        var names = Directory.Exists(files) ? Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories).ToList() : [];
        var hashes = new Dictionary<string, string>();
        foreach (var (name, copy) in copies)
        {
            hashes.Add(name, await HashAsync(copy, cancellation));
        }

        hashes.Remove(DatabaseSettings.SqliteFile, out var database);
        var manifest = new BackupManifest(hashes.Count == 0 ? 1 : 2, clock.GetUtcNow(), database!, names.Count) { Stores = hashes };
        await using var archive = new ZipArchive(new FileStream(part, FileMode.Create), ZipArchiveMode.Create);
        foreach (var (name, copy) in copies)
        {
            await AddAsync(archive, name, copy, cancellation);
        }

        foreach (var name in names)
        {
            await AddAsync(archive, FilesFolder + "/" + Path.GetRelativePath(files, name).Replace('\\', '/'), name, cancellation);
        }

        await using var entry = await archive.CreateEntry(ManifestName).OpenAsync(cancellation);
        await JsonSerializer.SerializeAsync(entry, manifest, cancellationToken: cancellation);
        return manifest;
    }

    private static async Task ExtractCheckedAsync(ZipArchive archive, string name, string part, string hash, CancellationToken cancellation)
    {
        await ExtractAsync(archive.GetEntry(name), part, cancellation);
        if (await HashAsync(part, cancellation) != hash)
        {
            throw new CommandFault(OperationWords.Say("restore.hash"));
        }

        CheckIntegrity(part);
    }

    private static void CopyDatabase(string source, string target)
    {
        using var from = new SqliteConnection($"Data Source={source};Mode=ReadOnly;Pooling=False");
        using var to = new SqliteConnection($"Data Source={target};Pooling=False");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        using var command = to.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=DELETE";
        command.ExecuteNonQuery();
    }

    private static async Task AddAsync(ZipArchive archive, string name, string path, CancellationToken cancellation)
    {
        await using var target = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellation);
        await using var source = File.OpenRead(path);
        await source.CopyToAsync(target, cancellation);
    }

    private static ZipArchive OpenArchive(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (InvalidDataException e)
        {
            throw new CommandFault($"{path} is no backup of this program.", e);
        }
    }

    private static async Task<BackupManifest> ManifestOfAsync(ZipArchive archive, CancellationToken cancellation)
    {
        var entry = archive.GetEntry(ManifestName) ?? throw new CommandFault(OperationWords.Say("restore.no-manifest"));
        await using var stream = await entry.OpenAsync(cancellation);
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, cancellationToken: cancellation);
        return manifest is { Format: 1 or 2 } ? manifest : throw new CommandFault(OperationWords.Say("restore.format"));
    }

    // A file lies under its hash, files/ab/cdef…; those that the database names must be there, and each must be what its name says.
    private static async Task<List<string>> BrokenFilesAsync(ZipArchive archive, string database, DateTimeOffset createdAt, CancellationToken cancellation)
    {
        var named = await NamedFilesAsync(database, createdAt, cancellation);
        var broken = new List<string>();
        foreach (var entry in archive.Entries)
        {
            var sha256 = entry.FullName.Split('/') is [FilesFolder, { Length: 2 } start, { Length: 62 } rest] ? start + rest : null;
            if (sha256 is null || !sha256.All(char.IsAsciiHexDigitLower))
            {
                continue;
            }

            named.Remove(sha256);
            if (!await HasHashAsync(entry, sha256, cancellation))
            {
                broken.Add(OperationWords.Say("restore.file-changed", entry.FullName));
            }
        }

        return [.. broken, .. named.Select(n => OperationWords.Say("restore.file-missing", $"{FilesFolder}/{n[..2]}/{n[2..]}"))];
    }

    // Uploads that nobody confirmed may have been cleaned away between the copy of the database and that of the files.
    private static async Task<SortedSet<string>> NamedFilesAsync(string database, DateTimeOffset createdAt, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT c.sha256 FROM file_content c
            WHERE c.place = 'Disk' AND EXISTS (SELECT 1 FROM file_file f WHERE f.sha256 = c.sha256 AND (f.kept_until IS NULL OR f.kept_until > $created))
            """;
        command.Parameters.AddWithValue("$created", createdAt.UtcDateTime);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var named = new SortedSet<string>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
        {
            named.Add(row.GetString(0));
        }

        return named;
    }

    private static async Task<bool> HasHashAsync(ZipArchiveEntry entry, string sha256, CancellationToken cancellation)
    {
        try
        {
            await using var content = await entry.OpenAsync(cancellation);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) == sha256;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    // A server holds connections as long as it runs, and SQLite leaves its log of writes only when there is no other connection.
    private static void CheckUnused(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadWrite;Pooling=False;Default Timeout=1");
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=DELETE";
            command.ExecuteNonQuery();
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            throw new CommandFault(OperationWords.Say("restore.in-use", path)); // without its cause, which would be told as a fault of storage
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            // What is no database, or a broken one, is no longer served and only moved aside.
        }
    }

    private static async Task ExtractFilesAsync(ZipArchive archive, string folder, CancellationToken cancellation)
    {
        var root = Path.GetFullPath(Path.Combine(folder, FilesFolder)) + Path.DirectorySeparatorChar;
        foreach (var entry in archive.Entries.Where(e => e.FullName.StartsWith(FilesFolder + "/", StringComparison.Ordinal) && e.Name.Length > 0))
        {
            var target = Path.GetFullPath(Path.Combine(folder, entry.FullName));
            if (!target.StartsWith(root, StringComparison.Ordinal))
            {
                throw new CommandFault(OperationWords.Say("restore.outside", entry.FullName));
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await ExtractAsync(entry, target, cancellation);
        }
    }

    private static async Task ExtractAsync(ZipArchiveEntry? entry, string target, CancellationToken cancellation)
    {
        if (entry is null)
        {
            throw new CommandFault(OperationWords.Say("restore.no-database"));
        }

        await using var source = await entry.OpenAsync(cancellation);
        await using var file = new FileStream(target, FileMode.Create);
        await source.CopyToAsync(file, cancellation);
        file.Flush(flushToDisk: true);
    }

    private static void CheckIntegrity(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        if (command.ExecuteScalar() as string != "ok")
        {
            throw new CommandFault(OperationWords.Say("restore.damaged"));
        }
    }

    private static void MoveAside(string target, TimeProvider clock)
    {
        var stamp = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var suffix in new[] { "", "-wal", "-shm" }.Where(s => File.Exists(target + s)))
        {
            File.Move(target + suffix, $"{target}.{stamp}{suffix}");
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexString(await SHA256.HashDataAsync(stream, cancellation));
    }
}
