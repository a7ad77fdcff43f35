using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Tdc.Platform.Storage;

namespace Tdc.Host.Bench;

/// <summary>Question: do pages of the register of measuring instruments stay under 60 ms (p95) with 200,000 instruments on the embedded database?</summary>
internal sealed class InstrumentBench(TimeSpan length, int clients, int instruments, TextWriter output, TextWriter progress)
{
    private const string Coordinator = "dau-moi@demo.test";

    // Kinds by share: most instruments of a province are household meters.
    private static readonly (string Kind, int Percent)[] kinds =
        [("single-phase-static-electricity-meter", 50), ("cold-water-meter-mechanical", 30), ("spring-dial-scale", 8), ("platform-counter-and-steelyard-scales", 4), ("fuel-dispenser", 3), ("three-phase-electricity-meter", 3), ("taximeter", 1), ("truck-scale", 1)];

    /// <summary>Fills a database, asks the pages and prints a table of Markdown.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("tdc-bench-").FullName;
        var environment = new Dictionary<string, string> { ["TDC_POSTGRES"] = "", ["ASPNETCORE_ENVIRONMENT"] = "Development", ["TDC_RATE_LIMITS"] = "off" };
        try
        {
            await using (await ServerProcess.StartAsync(["serve", "--data", folder], environment, "/health/ready", cancellation))
            {
                await progress.WriteLineAsync("demonstration data is there");
            }

            var (id, cursor, owner) = await FillAsync(Path.Combine(folder, DatabaseSettings.SqliteFile), cancellation);
            await progress.WriteLineAsync("instruments are there");
            string[] pages =
            [
                "/health/ready", "/do-luong/phuong-tien-do", "/do-luong/phuong-tien-do?sau=" + cursor, "/do-luong/phuong-tien-do?loai=fuel-dispenser", "/do-luong/phuong-tien-do?xa=26188",
                "/do-luong/phuong-tien-do?loai=cold-water-meter-mechanical&xa=26188", "/do-luong/phuong-tien-do?chu=" + owner, "/do-luong/phuong-tien-do?trang-thai=Scrapped", "/do-luong/phuong-tien-do?han=qua-han",
                "/do-luong/phuong-tien-do?han=sap-den&loai=single-phase-static-electricity-meter", "/do-luong/phuong-tien-do?xa=26188&trang-thai=UnderRepair", "/do-luong/phuong-tien-do?so-may=B123456",
                "/do-luong/phuong-tien-do/" + id, "/do-luong/den-han?den=30", "/do-luong/lo-trinh?den=30&xa=26188", "/do-luong/giam-sat", "/do-luong/giam-sat?theo=chu", "/kiem-dinh/MH-A000001", "/api/metrology/instruments?limit=100",
            ];
            await using var bare = await ServerProcess.StartAsync(["bench", "hello"], environment, "/", cancellation);
            await using var server = await ServerProcess.StartAsync(["serve", "--data", folder], environment, "/health/ready", cancellation);
            using var nobody = new HttpClient { BaseAddress = bare.Address };
            using var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server.Address };
            await WebBench.SignInAsync(client, Coordinator, cancellation);
            var hello = await new LoadClient(nobody, length, clients).MeasureAsync("/", cancellation);
            await output.WriteLineAsync($"\n### Register of instruments, SQLite, {instruments.ToString("N0", CultureInfo.InvariantCulture)} instruments\n");
            await output.WriteLineAsync("| page | p50 ms | p95 ms | p99 ms | requests/s | of bare Kestrel | KB |");
            await output.WriteLineAsync("|---|---:|---:|---:|---:|---:|---:|");
            await WriteAsync("Kestrel \"hello\"", hello, hello);
            foreach (var page in pages)
            {
                await progress.WriteLineAsync("  " + page);
                var name = page.Replace(id, "{id}", StringComparison.Ordinal).Replace(cursor, "{cursor}", StringComparison.Ordinal);
                await WriteAsync($"`{name}`", await new LoadClient(client, length, clients).MeasureAsync(page, cancellation), hello);
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    // Rows as the tables hold them, spread over the communes and the owners of the register by fixed steps; due days from half a year ago to three years on.
    private async Task<(string Id, string Cursor, string Owner)> FillAsync(string file, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync(cancellation);
        await using var transaction = connection.BeginTransaction();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var places = Read(command, "SELECT code FROM org_organisation WHERE kind IN ('Commune', 'Ward') AND valid_to IS NULL ORDER BY code");
        var owners = Read(command, "SELECT lineage FROM org_organisation WHERE valid_to IS NULL AND kind NOT IN ('Commune', 'Ward') ORDER BY code");
        var ownerCode = Read(command, $"SELECT code FROM org_organisation WHERE lineage = '{owners[5]}' AND valid_to IS NULL")[0];
        command.CommandText = """
            INSERT INTO met_instrument (id, kind, owner, place, address, maker, model, serial, identity, serial_key, range, accuracy_class, type_approval_number, state, verified_on, valid_to, due_on, certificate_number, created_at, is_demonstration, version)
            VALUES ($id, $kind, $owner, $place, 'bench', 'Bench', 'B', $serial, 'bench/' || $key, $key, '', '', '', $state, NULL, NULL, $due, '', '2026-01-01 00:00:00', 1, $id)
            """;
        foreach (var name in (string[])["$id", "$kind", "$owner", "$place", "$serial", "$key", "$state", "$due"])
        {
            command.Parameters.Add(new SqliteParameter(name, ""));
        }

        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var (middle, cursor) = ("", "");
        for (var i = 0; i < instruments; i++)
        {
            var id = Guid.CreateVersion7().ToString().ToUpperInvariant();
            var due = i % 33 == 0 ? DateOnly.MaxValue : today.AddDays((int)(i * 7919L % 1280) - 180);
            command.Parameters["$id"].Value = id;
            command.Parameters["$kind"].Value = KindOf(i * 61 % 100);
            command.Parameters["$owner"].Value = owners[i * 13 % owners.Count];
            command.Parameters["$place"].Value = places[i * 7 % places.Count];
            command.Parameters["$serial"].Value = "B" + i.ToString(CultureInfo.InvariantCulture);
            command.Parameters["$key"].Value = "b" + i.ToString(CultureInfo.InvariantCulture);
            command.Parameters["$state"].Value = (i % 50) switch { 0 => "Scrapped", 1 => "UnderRepair", 2 or 3 => "OutOfUse", _ => "InUse" };
            command.Parameters["$due"].Value = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await command.ExecuteNonQueryAsync(cancellation);
            if (i == instruments / 2)
            {
                (middle, cursor) = (id.ToLowerInvariant(), $"{due:yyyyMMdd}-{Guid.Parse(id):N}");
            }
        }

        await transaction.CommitAsync(cancellation);
        return (middle, cursor, ownerCode);
    }

    private static string KindOf(int percent)
    {
        foreach (var (kind, share) in kinds)
        {
            percent -= share;
            if (percent < 0)
            {
                return kind;
            }
        }

        return kinds[^1].Kind;
    }

    private static List<string> Read(SqliteCommand command, string sql)
    {
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    private async Task WriteAsync(string name, Samples samples, Samples hello) => await output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {samples.Percentile(0.5):F2} | {samples.Percentile(0.95):F2} | {samples.Percentile(0.99):F2} | {samples.RequestsPerSecond:F0} | {samples.RequestsPerSecond / hello.RequestsPerSecond:P1} | {samples.Bytes / 1024.0:F1} |"));
}
