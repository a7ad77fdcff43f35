using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Platform.Documents;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Demonstration;

/// <summary>A few dozen small real files that many evidence items share by content; made by the program and marked as invented.</summary>
internal sealed class DemoFiles
{
    private const int EachKind = 10;
    private readonly Dictionary<EvidenceKind, List<StoredFile>> contents = [];

    /// <summary>Stores the contents; the rows that point to them are made by <see cref="Of"/>.</summary>
    public static async Task<DemoFiles> StoreAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var files = new DemoFiles();
        var (store, db) = (services.GetRequiredService<FileStore>(), services.GetRequiredService<TdcDbContext>());
        foreach (var (kind, ending) in new[] { (EvidenceKind.Document, "docx"), (EvidenceKind.Minutes, "txt"), (EvidenceKind.Photo, "png"), (EvidenceKind.Dataset, "csv") })
        {
            var stored = files.contents[kind] = [];
            for (var i = 1; i <= EachKind; i++)
            {
                using var bytes = new MemoryStream(Make(kind, i));
                var answer = await store.SaveAsync(bytes, $"minh-hoa-{i}.{ending}", UploadLimits.Evidence, Asker.System, cancellation);
                if (!answer.TryGet(out var file, out var refusal))
                {
                    throw new InvalidOperationException($"The demonstration's file {i} of {kind} was refused: {refusal.Code}.");
                }

                stored.Add(file);
                db.ChangeTracker.Clear(); // only the content is wanted here
            }
        }

        return files;
    }

    /// <summary>A row for one evidence item, over one of the contents of its kind.</summary>
    public StoredFile Of(Evidence evidence, DemoLife life, int number)
    {
        var content = Stable.Pick(contents[evidence.Kind], life.Unit.Code, life.Task.Label, $"{number}");
        return new StoredFile
        {
            Id = new FileId(evidence.FileId!.Value),
            Sha256 = content.Sha256,
            Size = content.Size,
            Kind = content.Kind,
            Name = $"{life.Task.Label}-{life.Unit.Code}-{number}-minh-hoa{Path.GetExtension(content.Name)}",
            UploadedBy = evidence.AddedBy,
            Unit = life.Duty.Unit,
            At = evidence.AddedAt,
        };
    }

    private static byte[] Make(EvidenceKind kind, int number) => kind switch
    {
        EvidenceKind.Document => Letter(number),
        EvidenceKind.Minutes => Encoding.UTF8.GetBytes(Minutes(number)),
        EvidenceKind.Photo => DemoPicture.Draw($"picture {number}"),
        _ => Encoding.UTF8.GetBytes(Rows(number)),
    };

    private static byte[] Letter(int number)
    {
        using var stream = new OfficialDocument
        {
            IssuerName = "Đơn vị minh họa",
            Number = 100 + number,
            Notation = "BC-MH",
            Place = "Đồng Nai",
            IssuedOn = new DateOnly(2026, 1 + number, 10 + number),
            TypeName = "Báo cáo",
            Subject = $"kết quả đợt {number} (dữ liệu minh họa)",
            Body =
            [
                new TextBlock("Văn bản này do chương trình tạo ra để minh họa, không phải văn bản của cơ quan nào."),
                new Heading(HeadingLevel.Clause, "Kết quả"), new TextBlock($"Đã thực hiện {3 + number} buổi, {20 * number} lượt người tham gia."),
                new Heading(HeadingLevel.Clause, "Việc tiếp theo"), new TextBlock("Hoàn thiện hồ sơ, gửi đơn vị đầu mối."),
            ],
            Signature = new DocumentSignature(["Thủ trưởng đơn vị"], ""),
            Created = new DateTimeOffset(2026, 1, 5, 2, 0, 0, TimeSpan.Zero),
        }.ToStream();
        return stream.ToArray();
    }

    private static string Minutes(int number) => $"""
        BIÊN BẢN (minh họa)
        Văn bản do chương trình tạo ra, không có thật.
        Thời gian: buổi sáng; địa điểm: hội trường đơn vị.
        Thành phần: {15 + number} người.
        Nội dung: {number}. Rà soát việc đã làm. {number + 1}. Thống nhất việc kỳ sau.
        Kết luận: thông qua.
        """;

    private static string Rows(int number)
    {
        var text = new StringBuilder("stt,co_so,so_luong,ghi_chu\r\n");
        for (var i = 1; i <= 25; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i},Cơ sở minh họa {number}-{i},{Stable.Number(1, 400, $"row {number} {i}")},dữ liệu minh họa\r\n");
        }

        return text.ToString();
    }
}
