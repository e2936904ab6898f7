'use strict';

/** What the page itself says; the document's own texts are the bundles'. */
const WORDS = {
  ja: {
    operations: '操作', parameters: 'パラメーター', body: 'リクエスト本文', responses: '応答', codes: 'エラーコード', schemas: 'データ型',
    name: '名前', where: '場所', type: '型', meaning: '意味', required: '必須', optional: '任意', status: '状態', example: '例',
    tryIt: '試す', send: '送信', answer: '応答', public: '誰でも', roles: '役割', token: 'トークン', raw: '元の文書',
    loading: '読み込み中…', failed: '文書を読み込めませんでした。', unknownCode: 'このコードを知っているバンドルは、いま動いていません。',
    idempotent: '再送しても二重に処理されません', deprecated: '廃止予定', filter: '絞り込み',
  },
  en: {
    operations: 'Operations', parameters: 'Parameters', body: 'Request body', responses: 'Responses', codes: 'Error codes', schemas: 'Data types',
    name: 'Name', where: 'In', type: 'Type', meaning: 'Meaning', required: 'required', optional: 'optional', status: 'Status', example: 'Example',
    tryIt: 'Try it', send: 'Send', answer: 'Answer', public: 'anybody', roles: 'Roles', token: 'Token', raw: 'The document itself',
    loading: 'Loading…', failed: 'The document could not be loaded.', unknownCode: 'No bundle that runs now knows this code.',
    idempotent: 'May be repeated without a second effect', deprecated: 'deprecated', filter: 'Filter',
  },
  vi: {
    operations: 'Thao tác', parameters: 'Tham số', body: 'Nội dung yêu cầu', responses: 'Trả lời', codes: 'Mã lỗi', schemas: 'Kiểu dữ liệu',
    name: 'Tên', where: 'Vị trí', type: 'Kiểu', meaning: 'Ý nghĩa', required: 'bắt buộc', optional: 'tùy chọn', status: 'Trạng thái', example: 'Ví dụ',
    tryIt: 'Thử', send: 'Gửi', answer: 'Trả lời', public: 'mọi người', roles: 'Vai trò', token: 'Mã truy cập', raw: 'Tài liệu gốc',
    loading: 'Đang tải…', failed: 'Không tải được tài liệu.', unknownCode: 'Không có bundle nào đang chạy biết mã này.',
    idempotent: 'Có thể gửi lại mà không bị xử lý hai lần', deprecated: 'sắp bỏ', filter: 'Lọc',
  },
};

const LANGUAGES = { ja: '日本語', en: 'English', vi: 'Tiếng Việt' };
